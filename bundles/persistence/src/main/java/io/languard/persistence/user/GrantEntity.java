package io.languard.persistence.user;

import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_grants}: one permission of one user. */
@Entity
@Table(name = "user_grants")
class GrantEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "user_id")
    private int userId;

    @Column(name = "server_id")
    private @Nullable Integer serverId;

    private String permission;

    protected GrantEntity() {}

    GrantEntity(int userId, @Nullable Integer serverId, Permission permission) {
        this.userId = userId;
        this.serverId = serverId;
        this.permission = permission.wireName();
    }

    int userId() {
        return userId;
    }

    /** Returns the grant; empty for a permission that this version of Languard does not know. */
    Optional<Grant> toGrant() {
        return Permission.find(permission).map(known -> new Grant(serverId, Set.of(known)));
    }
}
