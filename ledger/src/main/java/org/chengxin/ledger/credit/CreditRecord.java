package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.Discriminator;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.governance.EditionId;
import org.chengxin.ledger.governance.ItemId;

/** What the ledger knows of a credit record: nothing that an authority wrote, and nothing at all once it has ended. */
@Discriminator("status")
public sealed interface CreditRecord {

    /**
     * A record that may be shown until its time.
     *
     * @param kind           permit or penalty
     * @param subject        the organisation it is about
     * @param item           catalogue item it rests on
     * @param level          level of a penalty; absent for a permit
     * @param decidedBy      the authority that decided
     * @param decidedOn      Beijing date of the decision
     * @param edition        edition of the display rules that it was judged by
     * @param displayedUntil time from which it is shown no more, in milliseconds
     * @param content        commitment to its content
     * @param publishedAt    time of the block that published it, in milliseconds
     * @param signedWith     the publisher's key that signed it
     * @param place          its number in the subject's list
     */
    record Displayed(
            RecordKind kind,
            Uscc subject,
            ItemId item,
            Optional<Level> level,
            Uscc decidedBy,
            LocalDate decidedOn,
            EditionId edition,
            long displayedUntil,
            Bytes content,
            long publishedAt,
            Thumbprint signedWith,
            long place)
            implements CreditRecord {

        /** Checks the shape. */
        public Displayed {
            if (level.isPresent() != (kind == RecordKind.PENALTY))
                throw new IllegalArgumentException("a penalty has a level, a permit has none");
            Commitments.require("content", content);
            Limits.within("place", place, 0, Limits.MAX_INTEGER);
        }

        /** Whether it may be shown at a time in milliseconds. */
        public boolean isShownAt(long time) {
            return time < displayedUntil;
        }

        /** The same record, shown until {@code time} only. */
        public Displayed endedAt(long time) {
            return new Displayed(
                    kind,
                    subject,
                    item,
                    level,
                    decidedBy,
                    decidedOn,
                    edition,
                    time,
                    content,
                    publishedAt,
                    signedWith,
                    place);
        }

        /** Whether publishing this again would say nothing new. */
        public boolean says(Publication publication) {
            return kind == publication.kind()
                    && subject.equals(publication.subject())
                    && item.equals(publication.item())
                    && level.equals(publication.gravity())
                    && decidedBy.equals(publication.decidedBy())
                    && decidedOn.equals(publication.decidedOn())
                    && content.equals(publication.content());
        }
    }

    /**
     * A record that is not displayed, of which nobody but its publisher knows whom or what it is about.
     *
     * @param content commitment to its {@link HeldContent}
     * @param heldAt  time of the block that took it, in milliseconds
     */
    record Held(Bytes content, long heldAt) implements CreditRecord {

        /** Checks the shape. */
        public Held {
            Commitments.require("content", content);
        }
    }

    /** A record that was, and of which nothing is left but that its id is used up. */
    record Ended() implements CreditRecord {}
}
