package org.chengxin.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.cli.Chengxin;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {

    @Test
    void every_command_explains_itself() {
        List<String> silent = new ArrayList<>();
        collectSilent(Chengxin.commands(), silent);
        assertEquals(List.of(), silent);
    }

    @Test
    void every_command_tells_the_version_of_the_program() {
        for (String[] command : List.of(new String[] {"--version"}, new String[] {"network", "status", "--version"})) {
            StringWriter out = new StringWriter();
            assertEquals(0, Chengxin.run(new PrintWriter(out, true), new PrintWriter(out, true), command));
            assertTrue(out.toString().strip().matches("chengxin [0-9]+[.][0-9]+[.][0-9]+"), out::toString);
        }
    }

    private static void collectSilent(CommandLine command, List<String> silent) {
        CommandSpec spec = command.getCommandSpec();
        boolean described = spec.usageMessage().description().length > 0;
        boolean helpful = spec.mixinStandardHelpOptions() || spec.helpCommand();
        if (!spec.usageMessage().hidden() && !(described && helpful)) silent.add(spec.qualifiedName());
        command.getSubcommands().values().forEach(each -> collectSilent(each, silent));
    }
}
