/** What the city has voted for: catalogue, editions, authorities. */
@NullMarked
package org.chengxin.api.governance;

import org.jspecify.annotations.NullMarked;
