package io.languard.api.config;

import java.nio.file.Path;
import java.util.Objects;

/** An entry of the configuration of a game server: a file, an environment variable or an argument. */
public sealed interface ConfigEntry {

    /** Returns the name of the file, variable or argument; unique within one server. */
    String label();

    /** Returns the whole text of the file, or the value. */
    String text();

    /**
     * A file that the platform writes before a start; its label is its file name.
     *
     * @param path relative to the server's directory, and inside it
     */
    record ConfigFile(Path path, String text) implements ConfigEntry {

        public ConfigFile {
            Objects.requireNonNull(path.getFileName(), "path without a file name");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String label() {
            return path.getFileName().toString();
        }
    }

    /** An environment variable that the platform adds to the game's environment. */
    record EnvironmentVariable(String label, String text) implements ConfigEntry {

        public EnvironmentVariable {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** An argument of the command line; for the preview only, since the adapter builds the command line. */
    record Argument(String label, String text) implements ConfigEntry {

        public Argument {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Creates a file in the server's directory. */
    static ConfigFile file(Path path, String text) {
        return new ConfigFile(path, text);
    }

    /** Creates an environment variable. */
    static EnvironmentVariable environment(String name, String value) {
        return new EnvironmentVariable(name, value);
    }

    /** Creates an argument of the command line, for display. */
    static Argument argument(String name, String value) {
        return new Argument(name, value);
    }
}
