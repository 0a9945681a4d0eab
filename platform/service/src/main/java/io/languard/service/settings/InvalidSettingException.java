package io.languard.service.settings;

/**
 * A setting that Languard can't start with. The message is one line for the person who set it: it names the variable,
 * the value (secrets masked) and what is allowed.
 */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String line) {
        super(line);
    }
}
