/** Organisations, their keys, and the list of their records. */
@NullMarked
package org.chengxin.api.organisations;

import org.jspecify.annotations.NullMarked;
