/**
 * The commands that people and scripts use. A command parses its arguments, works through the sdk, and says in one line
 * what it did or what is wrong; other modules add commands of their own as a {@link org.chengxin.cli.CommandProvider}.
 */
@NullMarked
package org.chengxin.cli;

import org.jspecify.annotations.NullMarked;
