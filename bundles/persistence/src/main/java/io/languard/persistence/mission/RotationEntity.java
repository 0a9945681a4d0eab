package io.languard.persistence.mission;

import io.languard.spi.mission.RotationEntryRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code mission_rotation}. The order of the ids is the order of the rotation. */
@Entity
@Table(name = "mission_rotation")
class RotationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "server_id")
    private int serverId;

    @Column(name = "mission_id")
    private int missionId;

    private @Nullable String difficulty;

    @Lob
    private String params;

    protected RotationEntity() {}

    RotationEntity(int serverId, RotationEntryRecord entry) {
        this.serverId = serverId;
        missionId = entry.missionId();
        difficulty = entry.difficulty();
        params = entry.params();
    }

    RotationEntryRecord toRecord() {
        return new RotationEntryRecord(id, missionId, difficulty, params);
    }
}
