package org.chengxin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chengxin.encoding.Json;

/**
 * A command that was run.
 *
 * @param code how it ended
 * @param out  what it printed
 * @param err  what it complained about
 */
public record CommandRun(int code, String out, String err) {

    /** Runs a command. */
    public static CommandRun of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Chengxin.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** What it printed, read as one JSON object. */
    public Map<?, ?> json() {
        return (Map<?, ?>) Json.read(out.getBytes(StandardCharsets.UTF_8));
    }
}
