package io.languard.deploy;

import java.util.Objects;

/** Thrown if a file is complete but not a usable bundle. The message states the reason. */
class UnusableBundleException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableBundleException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }
}
