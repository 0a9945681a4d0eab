package io.languard.persistence.user;

import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_grants}: one permission of one user or of one of the user's API keys. */
@Entity
@Table(name = "user_grants")
class GrantEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "user_id")
    private int userId;

    /** {@code null} for a grant of the user. */
    @Column(name = "key_id")
    private @Nullable Integer keyId;

    @Column(name = "server_id")
    private @Nullable Integer serverId;

    private String permission;

    protected GrantEntity() {}

    private GrantEntity(int userId, @Nullable Integer keyId, @Nullable Integer serverId, Permission permission) {
        this.userId = userId;
        this.keyId = keyId;
        this.serverId = serverId;
        this.permission = permission.wireName();
    }

    /**
     * Stores grants.
     *
     * @param keyId the API key that they are for; {@code null} for the user
     * @param grants merged by server
     */
    static void persist(EntityManager entities, int userId, @Nullable Integer keyId, List<Grant> grants) {
        for (Grant grant : grants) {
            for (Permission permission : grant.permissions()) {
                entities.persist(new GrantEntity(userId, keyId, grant.serverId(), permission));
            }
        }
    }

    /** Returns the servers that grants are for. */
    static List<Integer> serverIds(List<Grant> grants) {
        return grants.stream()
                .map(Grant::serverId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    int userId() {
        return userId;
    }

    @Nullable
    Integer keyId() {
        return keyId;
    }

    /** Returns the grant; empty for a permission that this version of Languard does not know. */
    Optional<Grant> toGrant() {
        return Permission.find(permission).map(known -> new Grant(serverId, Set.of(known)));
    }
}
