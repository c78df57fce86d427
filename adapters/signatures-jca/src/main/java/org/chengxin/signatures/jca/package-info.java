/** Checks Ed25519 and ES256 with the fastest provider that passes the known answers, and SM2 with Bouncy Castle. */
@NullMarked
package org.chengxin.signatures.jca;

import org.jspecify.annotations.NullMarked;
