/** Credit records while they are displayed. */
@NullMarked
package org.chengxin.api.records;

import org.jspecify.annotations.NullMarked;
