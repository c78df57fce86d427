/** Four validators under load, and everything that may go wrong with them: {@code chengxin chaos}. */
@NullMarked
package org.chengxin.stories.chaos;

import org.jspecify.annotations.NullMarked;
