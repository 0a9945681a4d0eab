package io.languard.persistence.user;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.user.Role;
import io.languard.spi.user.UserRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "last_login")
    private @Nullable Long lastLogin;

    protected UserEntity() {}

    UserEntity(UserRecord user) {
        username = user.username();
        passwordHash = user.passwordHash();
        role = user.role().wireName();
        createdAt = user.createdAt().toEpochMilli();
        lastLogin = millis(user.lastLogin());
    }

    int id() {
        return id;
    }

    boolean isAdmin() {
        return Role.ADMIN.wireName().equals(role);
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

    UserRecord toRecord() {
        return new UserRecord(
                id, username, passwordHash, Role.ofWireName(role), Instant.ofEpochMilli(createdAt), instant(lastLogin));
    }
}
