package io.languard.persistence.user;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.user.Grant;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.UserChange;
import io.languard.spi.user.UserRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
class UserEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String username;

    @Column(name = "password_hash")
    private String passwordHash;

    private String role;

    private String servers;

    private boolean disabled;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_login")
    private @Nullable Long lastLogin;

    protected UserEntity() {}

    UserEntity(UserRecord user) {
        username = user.username();
        passwordHash = user.passwordHash();
        role = user.role().wireName();
        servers = user.servers().wireName();
        disabled = user.disabled();
        createdAt = user.createdAt().toEpochMilli();
        lastLogin = millis(user.lastLogin());
    }

    int id() {
        return id;
    }

    boolean isEnabledAdmin() {
        return !disabled && Role.ADMIN.wireName().equals(role);
    }

    boolean isDisabled() {
        return disabled;
    }

    void apply(UserChange change) {
        if (change.role() != null) {
            role = change.role().wireName();
        }
        if (change.servers() != null) {
            servers = change.servers().wireName();
        }
        if (change.disabled() != null) {
            disabled = change.disabled();
        }
    }

    boolean hasPasswordHash(String hash) {
        return passwordHash.equals(hash);
    }

    void changePasswordHash(String hash) {
        passwordHash = hash;
    }

    void updateLastLogin(Instant login) {
        lastLogin = millis(login);
    }

    UserRecord toRecord(boolean totp, List<Grant> grants) {
        return new UserRecord(
                id,
                username,
                passwordHash,
                Role.ofWireName(role),
                ServerAccess.ofWireName(servers),
                disabled,
                totp,
                grants,
                Instant.ofEpochMilli(createdAt),
                instant(lastLogin));
    }
}
