package org.chengxin.api.reading;

import java.util.Optional;
import java.util.OptionalLong;
import org.chengxin.api.problem.ApiReason;
import org.chengxin.api.problem.Refused;

/**
 * Where a list goes on, as an answer before gave it. To be sent back as it is; what it looks like may change.
 *
 * @param text what stands in the address
 */
public record Cursor(String text) {

    private static final String PREFIX = "a";

    /** The cursor of a position, absent when the list is over. */
    public static Optional<String> text(OptionalLong position) {
        return position.isPresent() ? Optional.of(PREFIX + Long.toString(position.getAsLong(), 36)) : Optional.empty();
    }

    /**
     * The position.
     *
     * @throws Refused when this is no cursor of ours
     */
    public OptionalLong position() {
        try {
            if (text.startsWith(PREFIX)) {
                long position = Long.parseLong(text.substring(PREFIX.length()), 36);
                if (position >= 0 && text(OptionalLong.of(position)).equals(Optional.of(text)))
                    return OptionalLong.of(position);
            }
        } catch (NumberFormatException notOurs) {
            // Said below.
        }
        throw Refused.because(ApiReason.CURSOR_MUST_BE_OURS);
    }
}
