package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.languard.service.user.Role;

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
