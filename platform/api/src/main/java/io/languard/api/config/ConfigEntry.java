package io.languard.api.config;

import java.nio.file.Path;
import java.util.Objects;

/** A part of a server's configuration as the game reads it: a file, an environment variable or an argument. */
public sealed interface ConfigEntry {

    /** Returns the name of the file, variable or argument; unique within a server. */
    String label();

    /** Returns the complete text of the file, or the value of the variable or argument. */
    String text();

    /**
     * A file that the platform writes before each start. Its label is its file name.
     *
     * @param path the path relative to the server's directory; must not leave that directory
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

    /**
     * A file outside the server's directory, because an admin has put a link there. The platform only shows it and offers
     * it for download; the adapter writes it in {@link io.languard.api.process.ServerLauncher#launchCommand}.
     *
     * @param label the file name
     */
    record ExternalFile(String label, String text) implements ConfigEntry {

        public ExternalFile {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** An environment variable that the platform adds to the game's environment. */
    record EnvironmentVariable(String label, String text) implements ConfigEntry {

        public EnvironmentVariable {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A command-line argument. It appears in the preview only, since the adapter builds the command line. */
    record Argument(String label, String text) implements ConfigEntry {

        public Argument {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Creates a file entry with a path relative to the server's directory. */
    static ConfigFile file(Path path, String text) {
        return new ConfigFile(path, text);
    }

    /** Creates an entry for a file outside the server's directory, which the adapter writes. */
    static ExternalFile externalFile(String name, String text) {
        return new ExternalFile(name, text);
    }

    /** Creates an entry for an environment variable. */
    static EnvironmentVariable environment(String name, String value) {
        return new EnvironmentVariable(name, value);
    }

    /** Creates an entry for a command-line argument, for display only. */
    static Argument argument(String name, String value) {
        return new Argument(name, value);
    }
}
