package org.chengxin.consensus.cometbft;

import java.io.IOException;

/** What came over a connection is no request. What follows cannot be read either, so the connection ends. */
final class MalformedRequest extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param found what is wrong with it; nothing of what it holds */
    MalformedRequest(String found) {
        super(EngineReason.REQUEST_MUST_BE_WHOLE.code() + " " + found + ": "
                + EngineReason.REQUEST_MUST_BE_WHOLE.sentence());
    }
}
