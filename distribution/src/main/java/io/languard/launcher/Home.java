package io.languard.launcher;

import java.nio.file.Path;

/**
 * The folder that Languard is installed in.
 *
 * @param path absolute
 */
record Home(Path path) {

    private static final String PROPERTY = "languard.home";

    static Home find() {
        return new Home(
                Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
    }

    Path settings() {
        return path.resolve("conf/languard.properties");
    }

    Path logging() {
        return path.resolve("conf/logback.xml");
    }

    Path system() {
        return path.resolve("system");
    }
}
