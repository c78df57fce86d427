package org.chengxin.portal;

/** A page that says why there is nothing to see. Its words are {@code notice.<name>.title} and {@code .text}. */
enum Notice {
    /** A record whose display is over. */
    ENDED(410),
    /** Nothing there. */
    MISSING(404),
    /** A code that cannot be one. */
    MALFORMED(400),
    /** A natural person's. */
    PERSON(403),
    /** A list that is longer than a proof file may be. */
    UNPROVABLE(422),
    /** A node that does not know whether records have ended meanwhile. */
    UNCONFIRMED(503),
    /** The city does not answer now. */
    BUSY(503);

    private final int status;

    Notice(int status) {
        this.status = status;
    }

    /** HTTP status of the page. */
    int status() {
        return status;
    }

    /** Name of its words. */
    String words() {
        return name().toLowerCase(Language.EN.locale());
    }

    /** Thrown to show the notice instead of a page. */
    static final class Shown extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Notice notice;

        Shown(Notice notice) {
            super(notice.name(), null, false, false);
            this.notice = notice;
        }

        Notice notice() {
            return notice;
        }
    }
}
