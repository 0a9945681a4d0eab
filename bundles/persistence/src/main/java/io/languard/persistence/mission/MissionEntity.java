package io.languard.persistence.mission;

import io.languard.spi.mission.MissionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code missions}. */
@Entity
@Table(name = "missions")
class MissionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "server_id", updatable = false)
    private int serverId;

    @Column(name = "file_name", updatable = false)
    private String fileName;

    @Column(name = "mission_name")
    private String missionName;

    private @Nullable String terrain;

    @Column(name = "file_size")
    private long fileSize;

    @Column(name = "modified_at")
    private long modifiedAt;

    protected MissionEntity() {}

    MissionEntity(MissionRecord mission) {
        serverId = mission.serverId();
        fileName = mission.fileName();
        change(mission);
    }

    final void change(MissionRecord mission) {
        missionName = mission.missionName();
        terrain = mission.terrain();
        fileSize = mission.fileSize();
        modifiedAt = mission.modifiedAt().toEpochMilli();
    }

    MissionRecord toRecord() {
        return new MissionRecord(
                id, serverId, fileName, missionName, terrain, fileSize, Instant.ofEpochMilli(modifiedAt));
    }
}
