/** The one program: reads its configuration, picks the adapters, starts a city; and the commands around it. */
@NullMarked
package org.chengxin.app;

import org.jspecify.annotations.NullMarked;
