/** Files as authorities have them, of companies that do not exist, with the dirt that real files have. */
@NullMarked
package org.chengxin.cli.demo;

import org.jspecify.annotations.NullMarked;
