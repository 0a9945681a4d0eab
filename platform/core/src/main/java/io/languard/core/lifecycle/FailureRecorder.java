package io.languard.core.lifecycle;

import io.languard.core.JsonCodec;
import io.languard.core.server.LockedServer;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.StartFailed;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records why servers have failed, first in the audit trail and then in the server that clients see. */
final class FailureRecorder {

    private FailureRecorder() {}

    /** Records that a process has ended without a request. */
    static void crashed(
            LockedServer locked,
            @Nullable Integer exitCode,
            @Nullable Long pid,
            @Nullable String reason,
            List<LogLine> lines) {
        List<String> lastLines = ExitExplainer.lastLines(lines);
        locked.server().audit(Actor.supervisor(), new Crashed(exitCode, pid, reason, lastLines));
        locked.transitionTo(ServerStatus.CRASHED, new ServerFailure(reason, exitCode, lastLines));
    }

    /** Records that a start for which no client waits has failed. */
    static void startFailed(LockedServer locked, String reason, List<LogLine> lines) {
        List<String> lastLines = ExitExplainer.lastLines(lines);
        locked.server().audit(Actor.supervisor(), new StartFailed(reason, lastLines));
        locked.transitionTo(ServerStatus.ERROR, new ServerFailure(reason, null, lastLines));
    }

    /** Returns the type of the event that records a failure with this status. */
    static String eventType(ServerStatus failed) {
        return failed == ServerStatus.CRASHED ? "crashed" : "start_failed";
    }

    /**
     * Returns the failure that has been recorded last.
     *
     * @param trail events of one of these types, the latest first; rejected starts, which are those of admins, are ignored
     */
    static Optional<ServerFailure> latest(List<AuditRecord> trail) {
        return trail.stream()
                .filter(event -> event.actor().equals(Actor.SUPERVISOR))
                .findFirst()
                .map(event -> failure(JsonCodec.parseStoredObject(event.detail())));
    }

    private static ServerFailure failure(Map<String, Object> detail) {
        return new ServerFailure(
                detail.get("reason") instanceof String reason ? reason : null,
                detail.get("exit_code") instanceof Integer exitCode ? exitCode : null,
                detail.get("last_lines") instanceof List<?> lines
                        ? lines.stream().map(String::valueOf).toList()
                        : List.of());
    }
}
