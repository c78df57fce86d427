package org.chengxin.ledger.credit;

import org.chengxin.ledger.Event;

/** What happened to a credit record. */
public sealed interface CreditEvent extends Event
        permits PublishPermit.PermitPublished,
                PublishPenalty.PenaltyPublished,
                HoldRecord.RecordHeld,
                WithdrawRecord.RecordWithdrawn,
                WithdrawRecord.HeldRecordWithdrawn,
                EndPermit.PermitEnded,
                EndDisplay.DisplayEnded {}
