package org.chengxin.cli.keys;

import picocli.CommandLine.Command;

/** Makes and shows keys. */
@Command(
        name = "key",
        description = "Makes and shows keys of organisations.",
        mixinStandardHelpOptions = true,
        subcommands = {KeyNewCommand.class, KeyShowCommand.class})
public final class KeyCommand {}
