/** Row reports of imports, kept for whoever uploaded them. */
@NullMarked
package org.chengxin.api.imports;

import org.jspecify.annotations.NullMarked;
