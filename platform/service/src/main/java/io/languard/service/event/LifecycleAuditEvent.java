package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about a server's process. */
public sealed interface LifecycleAuditEvent extends AuditEvent {

    /** A start was requested and accepted. */
    @JsonTypeName("start_requested")
    record StartRequested() implements LifecycleAuditEvent {}

    /**
     * A start was rejected, or the game did not become ready.
     *
     * @param lastLines the last lines of the game's log, if it was started
     */
    @JsonTypeName("start_failed")
    record StartFailed(String reason, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lastLines)
            implements LifecycleAuditEvent {

        public StartFailed {
            lastLines = List.copyOf(lastLines);
        }
    }

    /** The game is ready. */
    @JsonTypeName("started")
    record Started(long pid) implements LifecycleAuditEvent {}

    /** A stop was requested. */
    @JsonTypeName("stop_requested")
    record StopRequested(boolean force, @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String reason)
            implements LifecycleAuditEvent {}

    /**
     * A stop of all servers was requested. The event belongs to no single server.
     *
     * @param servers the ids of the servers that were stopped
     * @param resume whether they are started again with the next start of the platform
     */
    @JsonTypeName("stop_all_requested")
    record StopAllRequested(
            List<Integer> servers, boolean resume, @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable String reason)
            implements LifecycleAuditEvent {

        public StopAllRequested {
            servers = List.copyOf(servers);
        }
    }

    /**
     * The process ended as requested.
     *
     * @param exitCode the exit code of the process that was started, even if that is a script; {@code null} if it is
     *     unknown
     * @param endedBy what made it end
     */
    @JsonTypeName("stopped")
    record Stopped(@Nullable Integer exitCode, long pid, EndedBy endedBy) implements LifecycleAuditEvent {}

    /** What made a process end. */
    enum EndedBy {
        /** A command to the game itself. */
        @JsonProperty("command")
        COMMAND,
        /** A signal, after which the game and everything else it had started ended in time. */
        @JsonProperty("signal")
        SIGNAL,
        /** A kill, on request or because something of it did not end in time. */
        @JsonProperty("kill")
        KILL
    }

    /** A restart was requested. */
    @JsonTypeName("restart_requested")
    record RestartRequested() implements LifecycleAuditEvent {}

    /** A kill was requested. */
    @JsonTypeName("kill_requested")
    record KillRequested() implements LifecycleAuditEvent {}

    /** The process was killed because it did not end within this time after a stop. */
    @JsonTypeName("killed_after_timeout")
    record KilledAfterTimeout(int seconds) implements LifecycleAuditEvent {}

    /**
     * The process ended without a request.
     *
     * @param exitCode {@code null} if it is unknown
     * @param pid {@code null} if it is unknown
     * @param reason what the exit code means and the line of the log that explains it; {@code null} if neither is known
     * @param lastLines the last lines of the game's log
     */
    @JsonTypeName("crashed")
    record Crashed(
            @Nullable Integer exitCode,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long pid,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> lastLines)
            implements LifecycleAuditEvent {

        public Crashed {
            lastLines = List.copyOf(lastLines);
        }
    }

    /** The platform started a server again. */
    @JsonTypeName("restarted")
    record Restarted(int restartCount) implements LifecycleAuditEvent {}

    /** The platform no longer restarts a server, since it has reached the limit. */
    @JsonTypeName("restart_gave_up")
    record RestartGaveUp(int restarts, int maxRestarts) implements LifecycleAuditEvent {}

    /** The configuration now differs from what the process was started with, by these names of settings. */
    @JsonTypeName("restart_needed")
    record RestartNeeded(List<String> settings) implements LifecycleAuditEvent {

        public RestartNeeded {
            settings = List.copyOf(settings);
        }
    }

    /** A process that survived a restart of the platform was found again. */
    @JsonTypeName("adopted")
    record Adopted(long pid) implements LifecycleAuditEvent {}
}
