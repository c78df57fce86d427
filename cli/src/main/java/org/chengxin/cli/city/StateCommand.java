package org.chengxin.cli.city;

import picocli.CommandLine.Command;

/** What is in the state. */
@Command(
        name = "state",
        description = "Asks about the state as a whole.",
        mixinStandardHelpOptions = true,
        subcommands = StateFactsCommand.class)
public final class StateCommand {}
