/** Whether the node lives, whether it is ready, and what it measures of itself. */
@NullMarked
package org.chengxin.api.health;

import org.jspecify.annotations.NullMarked;
