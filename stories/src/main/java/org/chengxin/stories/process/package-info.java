/** The program as its users run it: in processes of its own. */
@NullMarked
package org.chengxin.stories.process;

import org.jspecify.annotations.NullMarked;
