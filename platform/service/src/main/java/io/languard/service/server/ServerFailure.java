package io.languard.service.server;

import java.util.List;
import java.util.function.UnaryOperator;
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

    /** Returns the failure with each of its texts replaced, such as by one without network addresses. */
    public ServerFailure mapTexts(UnaryOperator<String> replacement) {
        return new ServerFailure(
                reason == null ? null : replacement.apply(reason),
                exitCode,
                lastLines.stream().map(replacement).toList());
    }
}
