/**
 * Files to try an import with: invented companies named 示例…, with codes of the area 999999 that no real organisation
 * has, and the dirt of real files. No name, number or code in them is anybody's.
 */
@NullMarked
package org.chengxin.intake.demo;

import org.jspecify.annotations.NullMarked;
