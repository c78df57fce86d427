package org.chengxin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.cli.CommandProvider;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Brings {@code up}, whose help lists all settings. */
public final class UpProvider implements CommandProvider {

    private static final String SETTINGS = "settings";

    @Override
    public Object command() {
        CommandLine up = new CommandLine(new Up());
        List<String> sections = new ArrayList<>(up.getHelpSectionKeys());
        sections.add(SETTINGS);
        up.setHelpSectionKeys(sections);
        up.getHelpSectionMap().put(SETTINGS, UpProvider::settings);
        return up;
    }

    private static String settings(Help help) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Setting setting : Setting.values()) {
            String standard = setting.standard().isEmpty() ? "" : " (" + setting.standard() + ")";
            meanings.put(setting.key(), setting.meaning() + standard);
        }
        return """

                Settings, by --set NAME=VALUE, as NAME=VALUE in the configuration file, or in the environment
                (%s for %s); in brackets what holds when nobody chooses:
                """.formatted(Setting.LIMIT_BURST.variable(), Setting.LIMIT_BURST.key())
                + help.createTextTable(meanings);
    }
}
