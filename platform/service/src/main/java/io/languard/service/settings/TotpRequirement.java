package io.languard.service.settings;

/** Of whom two-factor login is required. */
public enum TotpRequirement {
    NONE,
    /** Of users with the role admin. */
    ADMINS,
    ALL
}
