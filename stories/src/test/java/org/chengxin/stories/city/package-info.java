/** What users do with a whole city, told from outside: every program in a process of its own, on real files and ports. */
@NullMarked
package org.chengxin.stories.city;

import org.jspecify.annotations.NullMarked;
