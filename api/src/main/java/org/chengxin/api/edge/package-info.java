/** What every request passes before its route and after it: limits, headers, the operator's token, the log. */
@NullMarked
package org.chengxin.api.edge;

import org.jspecify.annotations.NullMarked;
