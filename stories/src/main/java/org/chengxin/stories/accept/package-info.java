/** Acceptance runs: long, outside the ordinary tests, each with a short form that is one of them. */
@NullMarked
package org.chengxin.stories.accept;

import org.jspecify.annotations.NullMarked;
