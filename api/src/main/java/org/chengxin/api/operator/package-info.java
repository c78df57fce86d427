/** What only the operator may ask for. */
@NullMarked
package org.chengxin.api.operator;

import org.jspecify.annotations.NullMarked;
