package io.languard.arma3.config;

/** Text that is not Arma config text, or a value that can't be written as such. */
public class ConfigSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigSyntaxException(String message) {
        super(message);
    }
}
