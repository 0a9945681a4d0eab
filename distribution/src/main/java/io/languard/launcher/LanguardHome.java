package io.languard.launcher;

import io.languard.service.settings.SettingsReader;
import java.nio.file.Path;

/**
 * The installation folder.
 *
 * @param path the absolute path
 */
record LanguardHome(Path path) {

    private static final String PROPERTY = "languard.home";

    static LanguardHome find() {
        return new LanguardHome(
                Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
    }

    Path settingsFile() {
        return path.resolve(SettingsReader.FILE);
    }

    Path loggingFile() {
        return path.resolve("conf/logback.xml");
    }

    Path systemFolder() {
        return path.resolve("system");
    }
}
