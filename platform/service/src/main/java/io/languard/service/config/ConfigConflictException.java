package io.languard.service.config;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;

/** Somebody else changed the section since the client read it. */
public class ConfigConflictException extends LanguardException {

    private static final long serialVersionUID = 1L;

    private final transient ConfigSectionView current;

    /** A conflict with the state that the section has now. */
    public ConfigConflictException(ConfigSectionView current) {
        super(
                ErrorCode.CONFIG_VERSION_CONFLICT,
                "Config section '" + current.section()
                        + "' was modified by another user. Re-read and merge your changes.");
        this.current = current;
    }

    /** The section as it is now. */
    public ConfigSectionView current() {
        return current;
    }
}
