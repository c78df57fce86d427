/** The API described for programs: OpenAPI 3.1, written by hand where the routes cannot say it themselves. */
@NullMarked
package org.chengxin.api.description;

import org.jspecify.annotations.NullMarked;
