package io.languard.persistence.user;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.user.Grant;
import io.languard.spi.user.ApiKeyRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of {@code api_keys}. */
@Entity
@Table(name = "api_keys")
class ApiKeyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "user_id")
    private int userId;

    private String name;

    @Column(name = "key_hash")
    private String hash;

    /** Separated by commas. */
    @Lob
    @Column(name = "allowed_networks")
    private String allowedNetworks;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    @Column(name = "last_used_at")
    private @Nullable Long lastUsedAt;

    @Column(name = "last_used_from")
    private @Nullable String lastUsedFrom;

    protected ApiKeyEntity() {}

    ApiKeyEntity(ApiKeyRecord key) {
        userId = key.userId();
        name = key.name();
        hash = key.hash();
        allowedNetworks = String.join(",", key.allowedNetworks());
        createdAt = key.createdAt().toEpochMilli();
        expiresAt = millis(key.expiresAt());
        lastUsedAt = millis(key.lastUsedAt());
        lastUsedFrom = key.lastUsedFrom();
    }

    int id() {
        return id;
    }

    void updateLastUse(Instant at, String from) {
        lastUsedAt = millis(at);
        lastUsedFrom = from;
    }

    ApiKeyRecord toRecord(List<Grant> grants) {
        return new ApiKeyRecord(
                id,
                userId,
                name,
                hash,
                grants,
                Stream.of(allowedNetworks.split(","))
                        .filter(network -> !network.isEmpty())
                        .toList(),
                Instant.ofEpochMilli(createdAt),
                instant(expiresAt),
                instant(lastUsedAt),
                lastUsedFrom);
    }
}
