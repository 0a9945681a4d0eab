package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.service.user.Grant;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import java.util.List;

/** Events about users; they belong to no single server. They never contain a password. */
public sealed interface UserAuditEvent extends AuditEvent {

    /** An event that ended all sessions of a user. */
    sealed interface SessionsRevoked extends UserAuditEvent {

        /** Returns the user's name. */
        String username();
    }

    /** A user was created. */
    @JsonTypeName("user_created")
    record UserCreated(int userId, String username, Role role) implements UserAuditEvent {}

    /** A user was deleted. */
    @JsonTypeName("user_deleted")
    record UserDeleted(int userId, String username, Role role) implements SessionsRevoked {}

    /** A user has changed their own password. */
    @JsonTypeName("password_changed")
    record PasswordChanged(int userId, String username, Role role) implements SessionsRevoked {}

    /** An admin has set a user's password. */
    @JsonTypeName("password_reset")
    record PasswordReset(int userId, String username, Role role) implements SessionsRevoked {}

    /** A user was disabled. */
    @JsonTypeName("user_disabled")
    record UserDisabled(int userId, String username) implements SessionsRevoked {}

    /** A disabled user was enabled again. */
    @JsonTypeName("user_enabled")
    record UserEnabled(int userId, String username) implements UserAuditEvent {}

    /** A user's role, or which servers the user may view without grants, was changed. */
    @JsonTypeName("user_updated")
    record UserUpdated(int userId, String username, Role role, ServerAccess servers) implements UserAuditEvent {}

    /** What is granted to a user in addition to the role was replaced by these grants. */
    @JsonTypeName("grants_changed")
    record GrantsChanged(int userId, String username, List<Grant> grants) implements UserAuditEvent {

        public GrantsChanged {
            grants = List.copyOf(grants);
        }
    }

    /** A user created an API key. */
    @JsonTypeName("api_key_created")
    record ApiKeyCreated(int keyId, String name, List<Grant> grants) implements UserAuditEvent {

        public ApiKeyCreated {
            grants = List.copyOf(grants);
        }
    }

    /** A user deleted an API key. */
    @JsonTypeName("api_key_deleted")
    record ApiKeyDeleted(int keyId, String name) implements UserAuditEvent {}

    /** A user has begun to set up two-factor login, which has no effect before it is confirmed. */
    @JsonTypeName("totp_begun")
    record TotpBegun(int userId, String username) implements UserAuditEvent {}

    /** A user has set up two-factor login. */
    @JsonTypeName("totp_enabled")
    record TotpEnabled(int userId, String username) implements UserAuditEvent {}

    /** A user has removed their own two-factor login. */
    @JsonTypeName("totp_removed")
    record TotpRemoved(int userId, String username) implements UserAuditEvent {}

    /** An admin has removed a user's two-factor login. */
    @JsonTypeName("totp_reset")
    record TotpReset(int userId, String username) implements UserAuditEvent {}

    /** A login had the right password and a wrong or used second factor. */
    @JsonTypeName("totp_failed")
    record TotpFailed(String username, String address) implements UserAuditEvent {}

    /** A user logged in with a recovery code. */
    @JsonTypeName("recovery_code_used")
    record RecoveryCodeUsed(int recoveryCodesLeft, String address) implements UserAuditEvent {}

    /** A user logged in. */
    @JsonTypeName("login")
    record LoggedIn(String address) implements UserAuditEvent {}

    /** A login failed. The name is what the client submitted. */
    @JsonTypeName("login_failed")
    record LoginFailed(String username, String address) implements UserAuditEvent {}

    /** A user logged out. */
    @JsonTypeName("logout")
    record LoggedOut() implements UserAuditEvent {}
}
