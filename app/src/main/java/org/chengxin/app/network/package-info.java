/**
 * How organisations that need not trust each other begin a network: each states who it is and signs that with every key it
 * names, a genesis follows from the statements, and each member seals it. Files and commands are elsewhere; here are the
 * facts and what stands against them.
 */
@NullMarked
package org.chengxin.app.network;

import org.jspecify.annotations.NullMarked;
