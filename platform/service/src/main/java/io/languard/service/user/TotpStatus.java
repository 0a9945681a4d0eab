package io.languard.service.user;

/**
 * The state of a user's two-factor login.
 *
 * @param enabled whether a login requires a code
 * @param required whether the settings require it of this user, who can do nothing else until it is enabled
 * @param recoveryCodesLeft the number of recovery codes that have not been used
 */
public record TotpStatus(boolean enabled, boolean required, int recoveryCodesLeft) {}
