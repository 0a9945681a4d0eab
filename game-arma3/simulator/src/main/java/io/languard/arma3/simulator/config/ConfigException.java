package io.languard.arma3.simulator.config;

import static java.util.Objects.requireNonNull;

/**
 * Thrown for config text that the game would reject. The message has the form that the game prints before it stops:
 * {@code ErrorMessage: File F, line N: PATH: TEXT} ("Bohemia wiki: Arma 3: Server Config File").
 */
public final class ConfigException extends Exception {
    private final int line;

    public ConfigException(String file, int line, String path, String text) {
        super("ErrorMessage: File " + file + ", line " + line + ": " + path + ": " + text);
        this.line = line;
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }

    /** Returns the line of the error, starting at 1. */
    public int line() {
        return line;
    }
}
