/** What an authority does with a record that it has published. */
@NullMarked
package org.chengxin.cli.records;

import org.jspecify.annotations.NullMarked;
