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
 * Collects the raw texts of the settings: the environment first, then the file. What neither gives is absent.
 *
 * <p>The file has one {@code KEY = value} on each line; a line that begins with {@code #} is a comment. The value is
 * taken as it stands, without escapes, but for blanks around it.
 */
public final class SettingsReader {

    private static final Set<Setting> FOLDERS = EnumSet.of(Setting.LANGUARD_DATA, Setting.LANGUARD_ADAPTERS);

    private SettingsReader() {}

    /**
     * Reads everything, and makes the folders absolute.
     *
     * @param environment variables by name
     * @param file the settings file; it may be absent
     * @param home folder at which relative folders start
     * @return raw texts by variable name, what {@link Settings} is made from
     * @throws InvalidSettingException if the file can't be read or understood, or a folder is no path
     */
    public static Map<String, String> read(Map<String, String> environment, Path file, Path home) {
        Map<String, String> raw = new TreeMap<>(parse(file));
        for (Setting setting : Setting.values()) {
            String text = environment.get(setting.name());
            if (text != null && !text.isEmpty()) {
                raw.put(setting.name(), text);
            }
        }
        for (Setting folder : FOLDERS) {
            String text = raw.getOrDefault(folder.name(), folder.defaultValue().orElseThrow());
            Path path = (Path) folder.read(text);
            raw.put(folder.name(), home.resolve(path).normalize().toString());
        }
        return raw;
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
            String place = file.getFileName() + " line " + number + ": ";
            int equals = content.indexOf('=');
            if (equals < 0) {
                throw new InvalidSettingException(place + "not understood; a line is KEY = value or a # comment");
            }
            String key = content.substring(0, equals).strip();
            String value = content.substring(equals + 1).strip();
            if (!known(key)) {
                throw new InvalidSettingException(place + "there is no setting '" + printable(key) + "'");
            }
            if (found.containsKey(key)) {
                throw new InvalidSettingException(place + key + " is set a second time");
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
            throw new InvalidSettingException(file + " can't be read: " + e.getMessage());
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
