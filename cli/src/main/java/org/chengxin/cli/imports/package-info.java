/**
 * Files into a city: each row becomes one transaction, signed here with the authority's key, because its signature must
 * stand alone as evidence. Rows flow through reading, drafting, signing and submitting; what becomes of each is reported.
 */
@NullMarked
package org.chengxin.cli.imports;

import org.jspecify.annotations.NullMarked;
