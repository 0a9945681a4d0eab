package io.languard.persistence.job;

import static java.util.Objects.requireNonNull;

import io.languard.persistence.jpa.EpochMillisConverter;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.user.Permission;
import io.languard.spi.job.JobRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code jobs}. The server need not exist any more. */
@Entity
@Table(name = "jobs")
class JobEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(updatable = false)
    private String type;

    @Column(name = "server_id", updatable = false)
    private @Nullable Integer serverId;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String permission;

    private String state;

    private @Nullable Double progress;

    @Lob
    private @Nullable String message;

    @Lob
    private @Nullable String error;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "started_at")
    private @Nullable Long startedAt;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    protected JobEntity() {}

    JobEntity(JobRecord row) {
        Job job = row.job();
        type = job.type();
        serverId = job.serverId();
        actor = job.actor();
        permission = row.permission().wireName();
        createdAt = job.createdAt().toEpochMilli();
        change(job);
    }

    final void change(Job job) {
        state = job.state().wireName();
        progress = job.progress();
        message = job.message();
        error = job.error();
        startedAt = EpochMillisConverter.millis(job.startedAt());
        endedAt = EpochMillisConverter.millis(job.endedAt());
    }

    JobRecord toRecord() {
        return new JobRecord(
                new Job(
                        id,
                        type,
                        serverId,
                        JobState.find(state).orElse(JobState.FAILED),
                        progress,
                        message,
                        actor,
                        requireNonNull(EpochMillisConverter.instant(createdAt)),
                        EpochMillisConverter.instant(startedAt),
                        EpochMillisConverter.instant(endedAt),
                        error),
                Permission.find(permission).orElse(Permission.SYSTEM_MANAGE));
    }
}
