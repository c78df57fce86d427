/**
 * The state machine. A signed transaction comes in, its rules decide on what the state says, the event that follows
 * changes the state, and everything else of a node is there to make this happen once, in order, on every machine.
 *
 * <p>Nothing here asks the machine it runs on for anything: time comes with the block, configuration is state.
 */
package org.chengxin.ledger;
