/** Keys in files. */
@NullMarked
package org.chengxin.cli.keys;

import org.jspecify.annotations.NullMarked;
