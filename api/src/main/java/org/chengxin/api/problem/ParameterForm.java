package org.chengxin.api.problem;

import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Thumbprint;
import org.chengxin.ledger.TransactionId;
import org.chengxin.ledger.Uscc;
import org.jspecify.annotations.Nullable;

/** What the parts of an address and its parameters must be, in sentences that name them and never hold what was sent. */
public final class ParameterForm {

    /** Most entries of one page of any list. */
    public static final int PAGE_MAX = 100;

    private ParameterForm() {}

    /**
     * Checks the parameter {@code limit}.
     *
     * @throws Refused when it is below 1 or above {@link #PAGE_MAX}
     */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > PAGE_MAX) throw malformed(limit("limit"));
    }

    /**
     * Checks a parameter that is a height.
     *
     * @throws Refused when it is below 1
     */
    public static void requireHeight(String name, long height) {
        if (height < 1) throw malformed(height(name));
    }

    /**
     * A parameter that is not what it must be.
     *
     * @param detail what it must be, with its name and without its value
     */
    public static Refused malformed(String detail) {
        return Refused.because(ApiReason.PARAMETER_MUST_BE_WELL_FORMED, detail);
    }

    /**
     * What a parameter must be that could not be read.
     *
     * @param name  its name, as this program gives it
     * @param type  what it is read as
     * @param given what was sent
     */
    static Optional<String> wanted(String name, Class<?> type, @Nullable Object given) {
        if (type == boolean.class) return Optional.of(name + " must be true or false.");
        if (type == int.class) return Optional.of(limit(name));
        if (type == long.class || type == Long.class) return Optional.of(height(name));
        if (!(given instanceof String text)) return Optional.empty();
        if (type == Uscc.class) return wanted(name, Uscc::new, text);
        if (type == Thumbprint.class) return wanted(name, Thumbprint::new, text);
        if (type == RecordId.class) return wanted(name, RecordId::new, text);
        if (type == TransactionId.class) return wanted(name, TransactionId::new, text);
        return Optional.empty();
    }

    /** Asks the type itself what is wrong: the types of the ledger never quote what they refuse. */
    private static Optional<String> wanted(String name, Consumer<String> type, String given) {
        try {
            type.accept(given);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(name + " must be well-formed: " + malformed.getMessage() + ".");
        }
    }

    private static String limit(String name) {
        return name + " must be a whole number from 1 to " + PAGE_MAX + ".";
    }

    private static String height(String name) {
        return name + " must be the height of a block, a whole number from 1 on.";
    }
}
