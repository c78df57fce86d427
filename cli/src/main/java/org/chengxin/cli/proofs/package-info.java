/** What an auditor needs: proof files checked offline, and blocks to publish elsewhere. */
@NullMarked
package org.chengxin.cli.proofs;

import org.jspecify.annotations.NullMarked;
