package io.languard.service.server;

import io.languard.service.event.AddressMasker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a server is in the state {@code CRASHED} or {@code ERROR}.
 *
 * @param reason for people; {@code null} if nothing is known
 * @param exitCode {@code null} if it is unknown, or the start failed
 * @param lastLines the last lines of the game's log, if it was started
 */
public record ServerFailure(@Nullable String reason, @Nullable Integer exitCode, List<String> lastLines) {

    public ServerFailure {
        lastLines = List.copyOf(lastLines);
    }

    /** Returns the failure for readers who may not see network addresses. */
    public ServerFailure withoutAddresses() {
        return new ServerFailure(
                reason == null ? null : AddressMasker.mask(reason),
                exitCode,
                lastLines.stream().map(AddressMasker::mask).toList());
    }
}
