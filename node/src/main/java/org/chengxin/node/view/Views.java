package org.chengxin.node.view;

import java.util.List;
import java.util.OptionalLong;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.identity.Role;

/** What can be asked that the state cannot be asked directly. Safe for several threads. */
public final class Views {

    Views() {}

    /**
     * Organisations whose name contains a text, in any part of it. Latin letters are found in either case, and full-width
     * forms as if they were ASCII.
     *
     * @param text  at least one character
     * @param after {@link OrganisationPage#next()} of the page before; empty for the first
     * @param limit most hits, 1 to 100
     */
    public OrganisationPage organisations(String text, OptionalLong after, int limit) {
        throw new UnsupportedOperationException(text + after + limit);
    }

    /** The record with an id, whoever published it. */
    public RecordAnswer record(RecordId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** The record with an id below a publisher. */
    public RecordAnswer record(Uscc publisher, RecordId id) {
        throw new UnsupportedOperationException(id.toString() + publisher);
    }

    /** The list of a subject's records as of the newest state; empty when there is none. */
    public List<SubjectPlace> records(Uscc subject) {
        throw new UnsupportedOperationException(subject.toString());
    }

    /** Organisations that hold a role now, in the order of their codes. */
    public List<Uscc> holders(Role role) {
        throw new UnsupportedOperationException(role.toString());
    }

    /** Organisations that vote, in the order of their codes. */
    public List<Uscc> members() {
        throw new UnsupportedOperationException();
    }

    /** Counts of what is in the state. */
    public Counts counts() {
        throw new UnsupportedOperationException();
    }

    /**
     * Counts of what is in the state. They say nothing about any one organisation.
     *
     * @param organisations registered, dissolved ones included
     * @param displayed     records that the state shows, those whose time has just passed included
     * @param held          records that are held
     * @param ended         records that have ended
     * @param values        all values of the state
     */
    public record Counts(long organisations, long displayed, long held, long ended, long values) {}
}
