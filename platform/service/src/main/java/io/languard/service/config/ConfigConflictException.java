package io.languard.service.config;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Thrown when a configuration section has changed since the client read it. */
public class ConfigConflictException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final transient ConfigSectionView current;

    /** Creates a conflict with the section's current state. */
    public ConfigConflictException(ConfigSectionView current) {
        super(
                ErrorCode.CONFIG_VERSION_CONFLICT,
                "Config section '" + current.section()
                        + "' was modified by another user. Re-read and merge your changes.");
        this.current = current;
    }

    /** Returns the section's current state. */
    public ConfigSectionView current() {
        return current;
    }
}
