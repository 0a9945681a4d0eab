package io.languard.persistence.server;

import static io.languard.persistence.jpa.EpochMillisConverter.instant;
import static io.languard.persistence.jpa.EpochMillisConverter.millis;

import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.spi.server.ProcessIdentity;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code servers}. */
@Entity
@Table(name = "servers")
class ServerEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    private String name;

    @Lob
    private String description;

    @Column(name = "game_type")
    private String gameType;

    @Lob
    @Column(name = "exe_path")
    private String exePath;

    @Column(name = "game_port")
    private int gamePort;

    @Column(name = "rcon_port")
    private @Nullable Integer rconPort;

    @Column(name = "auto_restart")
    private boolean autoRestart;

    @Column(name = "max_restarts")
    private int maxRestarts;

    private String status;

    private @Nullable Long pid;

    @Column(name = "start_token")
    private @Nullable String startToken;

    @Column(name = "started_at")
    private @Nullable Long startedAt;

    @Column(name = "restart_count")
    private int restartCount;

    @Lob
    private @Nullable String launch;

    @Column(name = "resume_at_start")
    private @Nullable Boolean resumeAtStart;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    protected ServerEntity() {}

    ServerEntity(ServerRecord server) {
        gameType = server.gameType();
        createdAt = server.createdAt().toEpochMilli();
        applyDefinition(server);
        applyRuntimeState(server);
    }

    /** Applies the fields that an admin can change. */
    final void applyDefinition(ServerRecord server) {
        name = server.name();
        description = server.definition().description();
        exePath = server.definition().exePath();
        gamePort = server.definition().gamePort();
        rconPort = server.definition().rconPort();
        autoRestart = server.definition().autoRestart();
        maxRestarts = server.definition().maxRestarts();
        updatedAt = server.updatedAt().toEpochMilli();
    }

    /** Applies the fields that the supervisor changes. */
    final void applyRuntimeState(ServerRecord server) {
        ProcessIdentity process = server.runState().process();
        status = server.status().wireName();
        pid = process == null ? null : process.pid();
        startToken = process == null ? null : process.startToken();
        startedAt = millis(server.runState().startedAt());
        restartCount = server.runState().restartCount();
        launch = server.runState().launch();
        resumeAtStart = server.runState().resume();
    }

    int id() {
        return id;
    }

    ServerRecord toRecord() {
        return new ServerRecord(
                id,
                new ServerDefinition(
                        name, description, gameType, exePath, gamePort, rconPort, autoRestart, maxRestarts),
                new ServerRunState(
                        ServerStatus.ofWireName(status),
                        pid == null || startToken == null ? null : new ProcessIdentity(pid, startToken),
                        instant(startedAt),
                        restartCount,
                        launch,
                        Boolean.TRUE.equals(resumeAtStart)),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
