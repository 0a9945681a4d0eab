package io.languard.api.config;

import java.nio.file.Path;

/**
 * One thing that configures a game server.
 *
 * @param kind how it reaches the game
 * @param label what users know it by: a file name, a variable's name, an argument's name; unique within one server
 * @param path where a {@link Kind#FILE} is written, relative to the server's directory; {@code null} for other kinds
 * @param text the file's whole text, or the value
 */
public record ConfigEntry(Kind kind, String label, Path path, String text) {

    /** How a setting reaches the game. */
    public enum Kind {
        /** A file that the platform writes before a start. */
        FILE,
        /** An environment variable that the platform adds to the game's environment. */
        ENVIRONMENT,
        /** An argument; for the preview only, since the adapter builds the command line. */
        ARGUMENT
    }

    /** A file in the server's directory, known by its file name. */
    public static ConfigEntry file(Path path, String text) {
        return new ConfigEntry(Kind.FILE, path.getFileName().toString(), path, text);
    }

    /** An environment variable. */
    public static ConfigEntry environment(String name, String value) {
        return new ConfigEntry(Kind.ENVIRONMENT, name, null, value);
    }

    /** An argument of the command line, for display. */
    public static ConfigEntry argument(String name, String value) {
        return new ConfigEntry(Kind.ARGUMENT, name, null, value);
    }
}
