package io.languard.persistence.backup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code backup_restores}: the token of a server's latest restore. */
@Entity
@Table(name = "backup_restores")
class RestoreEntity {

    @Id
    @Column(name = "server_id")
    private int serverId;

    private String token;

    protected RestoreEntity() {}

    RestoreEntity(int serverId, String token) {
        this.serverId = serverId;
        this.token = token;
    }

    String token() {
        return token;
    }
}
