/**
 * The HTTP edge: routes, JSON, problem details, OpenAPI. It asks the node and its views, decides nothing, and answers in
 * the encoding of the house.
 */
@NullMarked
package org.chengxin.api;

import org.jspecify.annotations.NullMarked;
