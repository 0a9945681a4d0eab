package io.languard.arma3.config;

import java.util.Objects;

/** Thrown for text that is not valid Arma config text, and for values that it cannot represent. */
public class ConfigSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigSyntaxException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
