package io.languard.service.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the raw values of the settings from the environment and from the settings file. The environment takes
 * precedence.
 *
 * <p>The file has one {@code KEY = value} per line; a line that starts with {@code #} is a comment. Values have no
 * escapes; surrounding whitespace is removed.
 */
public final class SettingsReader {

    /** The settings file, relative to the installation folder. */
    public static final String FILE = "conf/languard.properties";

    private static final Set<Setting> FOLDERS =
            EnumSet.of(Setting.LANGUARD_DATA, Setting.LANGUARD_BACKUPS, Setting.LANGUARD_ADAPTERS);

    private SettingsReader() {}

    /**
     * Reads all settings and makes folders absolute.
     *
     * @param environment variables by name
     * @param file the settings file, which need not exist
     * @param home the base of relative folders
     * @return raw values by name, as the constructor of {@link Settings} expects
     * @throws InvalidSettingException if the file cannot be read or parsed, or a folder is not a valid path
     */
    public static Map<String, String> read(Map<String, String> environment, Path file, Path home) {
        Map<String, String> raw = new TreeMap<>(parse(file));
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.name());
            if (text != null && !text.isEmpty()) {
                raw.put(setting.name(), text);
            }
        }
        if (!raw.containsKey(Setting.LANGUARD_BACKUPS.name()) && raw.containsKey(Setting.LANGUARD_DATA.name())) {
            // The default is a folder in the data folder, wherever that is.
            raw.put(Setting.LANGUARD_BACKUPS.name(), raw.get(Setting.LANGUARD_DATA.name()) + "/backups");
        }
        for (Setting folder : FOLDERS) {
            String text = raw.getOrDefault(folder.name(), folder.defaultValue().orElseThrow());
            Path path = (Path) folder.read(text);
            raw.put(folder.name(), home.resolve(path).normalize().toString());
        }
        return raw;
    }

    /** Returns the names of the settings that a file has a value for; none if it cannot be read. */
    public static Set<String> namesIn(Path file) {
        try {
            return Set.copyOf(parse(file).keySet());
        } catch (InvalidSettingException e) {
            return Set.of();
        }
    }

    private static Map<String, String> parse(Path file) {
        Map<String, String> found = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            String position = file.getFileName() + " line " + number + ": ";
            int equals = content.indexOf('=');
            if (equals < 0) {
                throw new InvalidSettingException(position + "syntax error; expected KEY = value or a # comment");
            }
            String key = content.substring(0, equals).strip();
            String value = content.substring(equals + 1).strip();
            if (!known(key)) {
                throw new InvalidSettingException(position + "unknown setting '" + printable(key) + "'");
            }
            if (found.containsKey(key)) {
                throw new InvalidSettingException(position + key + " is set more than once");
            }
            if (!value.isEmpty()) {
                found.put(key, value);
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            String text = Files.readString(file);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (MalformedInputException e) {
            throw new InvalidSettingException(file + " is not in UTF-8");
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidSettingException(file + " cannot be read: " + e.getMessage());
        }
    }

    private static boolean known(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.name().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
