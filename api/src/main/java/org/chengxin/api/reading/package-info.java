/** What a request reads: which state, how much of a body, and how a part of an address becomes a value. */
@NullMarked
package org.chengxin.api.reading;

import org.jspecify.annotations.NullMarked;
