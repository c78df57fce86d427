package org.chengxin.cli.demo;

import picocli.CommandLine.Command;

/** What helps to try a city out. */
@Command(
        name = "demo",
        description = "Helps to try a city out.",
        mixinStandardHelpOptions = true,
        subcommands = DemoFilesCommand.class)
public final class DemoCommand {}
