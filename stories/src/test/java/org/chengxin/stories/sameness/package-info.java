/** The same blocks give the same state: in another process, on another store, and in every later release. */
@NullMarked
package org.chengxin.stories.sameness;

import org.jspecify.annotations.NullMarked;
