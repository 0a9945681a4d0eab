package io.languard.service.settings;

/**
 * Thrown for an invalid setting that prevents the start. The message is a single line that names the setting, its value
 * (secrets masked) and what is allowed.
 */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String line) {
        super(line);
    }
}
