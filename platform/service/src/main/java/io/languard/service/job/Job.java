package io.languard.service.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that takes longer than a request, as it is at one moment.
 *
 * @param type what is done, in snake_case, such as {@code backup}
 * @param serverId the server that it concerns; {@code null} for the platform
 * @param progress from 0 to 1; {@code null} if it is unknown
 * @param message what is being done, or the result, for people; {@code null} if there is nothing to say
 * @param actor the name of who started it
 * @param error why it failed; {@code null} unless it did
 */
public record Job(
        int id,
        String type,
        @Nullable Integer serverId,
        JobState state,
        @Nullable Double progress,
        @Nullable String message,
        String actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String error) {

    /** Returns a job that waits to be started and has no id yet. */
    public static Job queued(String type, @Nullable Integer serverId, String actor, Instant now) {
        return new Job(0, type, serverId, JobState.QUEUED, null, null, actor, now, null, null, null);
    }

    /** Returns this job with another id. */
    public Job withId(int newId) {
        return new Job(newId, type, serverId, state, progress, message, actor, createdAt, startedAt, endedAt, error);
    }

    /** Returns this job, running since this moment. */
    public Job started(Instant now) {
        return new Job(id, type, serverId, JobState.RUNNING, null, message, actor, createdAt, now, null, null);
    }

    /** Returns this job with other progress. */
    public Job withProgress(@Nullable Double newProgress, @Nullable String newMessage) {
        return new Job(id, type, serverId, state, newProgress, newMessage, actor, createdAt, startedAt, endedAt, error);
    }

    /**
     * Returns this job, ended at this moment. The progress of one that succeeded is 1.
     *
     * @param reason why it failed; {@code null} unless it did
     */
    public Job ended(JobState finalState, @Nullable String reason, Instant now) {
        Double last = finalState == JobState.SUCCEEDED ? Double.valueOf(1) : progress;
        return new Job(id, type, serverId, finalState, last, message, actor, createdAt, startedAt, now, reason);
    }
}
