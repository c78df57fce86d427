/** What is answered when a request cannot be served: RFC 9457, one code for each reason. */
@NullMarked
package org.chengxin.api.problem;

import org.jspecify.annotations.NullMarked;
