package io.languard.arma3.simulator.config;

/**
 * Config text the game would refuse. The message has the shape the game prints before it stops:
 * {@code ErrorMessage: File F, line N: PATH: TEXT} ("Bohemia wiki: Arma 3: Server Config File").
 */
public final class ConfigException extends Exception {
    private final int line;

    public ConfigException(String file, int line, String path, String text) {
        super("ErrorMessage: File " + file + ", line " + line + ": " + path + ": " + text);
        this.line = line;
    }

    /** The line, counted from 1, where the text went wrong. */
    public int line() {
        return line;
    }
}
