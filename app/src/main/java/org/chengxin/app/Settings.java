package org.chengxin.app;

import static org.chengxin.app.StartReason.SETTING_MUST_BE_UNDERSTOOD;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.chengxin.sdk.SdkException;
import org.chengxin.sdk.WholeFile;

/** What the operator chose, and where it stands for what was not chosen. */
final class Settings {

    /** Name of the configuration file that is read from the data directory when no other is named. */
    static final String FILE_NAME = "chengxin.properties";

    private static final int FILE_MAX_BYTES = 1024 * 1024;

    private final EnumMap<Setting, String> chosen = new EnumMap<>(Setting.class);

    private Settings() {}

    /**
     * Reads the configuration file, then the environment, then the command line.
     *
     * @param file the configuration file; one that does not exist is an error
     * @param environment the variables of the process
     * @param flags what the command line sets
     * @throws CannotStart when the file cannot be read or names something that is not a setting
     */
    static Settings read(Optional<Path> file, Map<String, String> environment, Map<Setting, String> flags) {
        Settings settings = new Settings();
        file.ifPresent(settings::readFile);
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null) settings.chosen.put(setting, value.strip());
        }
        settings.chosen.putAll(flags);
        return settings;
    }

    /** Settings by their names in the configuration file. */
    static Settings of(Map<String, String> values) {
        Settings settings = new Settings();
        values.forEach((name, value) -> settings.chosen.put(
                Setting.ofKey(name)
                        .orElseThrow(() -> new CannotStart(SETTING_MUST_BE_UNDERSTOOD, name + " is not a setting")),
                value));
        return settings;
    }

    private void readFile(Path file) {
        Properties properties = new Properties();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(WholeFile.read(file, FILE_MAX_BYTES));
            properties.load(new StringReader(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
        } catch (IOException | IllegalArgumentException | SdkException unreadable) {
            throw new CannotStart(
                    SETTING_MUST_BE_UNDERSTOOD, "the configuration file " + file + " cannot be read", unreadable);
        }
        for (String name : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(name)
                    .orElseThrow(() -> new CannotStart(
                            SETTING_MUST_BE_UNDERSTOOD,
                            file + " sets " + name + ", which is not a setting; ./chengxin up --help lists them"));
            chosen.put(setting, properties.getProperty(name).strip());
        }
    }

    /** The value, or what holds without one; possibly empty. */
    String text(Setting setting) {
        return chosen.getOrDefault(setting, setting.standard());
    }

    /** The value, absent when there is none. */
    Optional<String> given(Setting setting) {
        return Optional.of(text(setting)).filter(value -> !value.isEmpty());
    }

    /** The value as a path, absent when there is none. */
    Optional<Path> path(Setting setting) {
        return given(setting).map(Path::of);
    }

    /**
     * The value as a whole number.
     *
     * @throws CannotStart when it is none or outside the bounds, both included
     */
    long number(Setting setting, long least, long most) {
        try {
            long value = Long.parseLong(text(setting));
            if (value >= least && value <= most) return value;
        } catch (NumberFormatException notANumber) {
            // Said below, together with a number outside the bounds.
        }
        throw unfit(setting, "a whole number from " + least + " to " + most);
    }

    /**
     * The value as yes or no.
     *
     * @throws CannotStart when it is neither {@code true} nor {@code false}
     */
    boolean yes(Setting setting) {
        return switch (text(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unfit(setting, "true or false");
        };
    }

    /** The value as a list, apart by {@code separator}; empty parts are left out. */
    List<String> list(Setting setting, char separator) {
        return Arrays.stream(text(setting).split(java.util.regex.Pattern.quote(String.valueOf(separator))))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The complaint that a value does not fit its setting. Does not repeat the value, which may be a secret. */
    static CannotStart unfit(Setting setting, String expected) {
        return new CannotStart(SETTING_MUST_BE_UNDERSTOOD, setting.key() + " must be " + expected);
    }
}
