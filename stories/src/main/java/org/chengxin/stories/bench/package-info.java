/** Speed, measured as ratios within one run. Nothing here is a test: figures are printed, not asserted. */
@NullMarked
package org.chengxin.stories.bench;

import org.jspecify.annotations.NullMarked;
