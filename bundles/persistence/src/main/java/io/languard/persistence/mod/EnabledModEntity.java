package io.languard.persistence.mod;

import io.languard.service.mod.ModAssignment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code server_mods}. */
@Entity
@IdClass(EnabledModKey.class)
@Table(name = "server_mods")
class EnabledModEntity {

    @Id
    @Column(name = "server_id")
    private int serverId;

    @Id
    @Column(name = "mod_id")
    private int modId;

    @Column(name = "server_mod")
    private boolean serverMod;

    @Column(name = "sort_order")
    private int sortOrder;

    protected EnabledModEntity() {}

    EnabledModEntity(int serverId, ModAssignment mod) {
        this.serverId = serverId;
        modId = mod.modId();
        serverMod = mod.serverOnly();
        sortOrder = mod.sortOrder();
    }

    ModAssignment toAssignment() {
        return new ModAssignment(modId, serverMod, sortOrder);
    }
}
