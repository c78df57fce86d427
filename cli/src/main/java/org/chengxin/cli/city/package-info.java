/** Asking a city how it is and what it has, and copying it. */
@NullMarked
package org.chengxin.cli.city;

import org.jspecify.annotations.NullMarked;
