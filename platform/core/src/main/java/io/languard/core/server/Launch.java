package io.languard.core.server;

import io.languard.api.process.PortBinding;
import io.languard.service.server.ServerDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a process was started with. It remains true of the process until it ends, whatever admins configure for the next
 * start.
 *
 * @param definition the server's definition at the start, with the executable and the ports
 * @param config the values of every config section, with secrets in plain text
 * @param ports the ports that the adapter reported for the process
 * @param arguments the arguments that followed the executable
 * @param processMark the mark by which the processes of the run are found; {@code null} if it is not known
 * @param timeZone the id of the process's time zone, which its logs may use; {@code null} if it is not known
 */
public record Launch(
        ServerDefinition definition,
        Map<String, Map<String, Object>> config,
        List<PortBinding> ports,
        List<String> arguments,
        @Nullable String processMark,
        @Nullable String timeZone) {

    /** Returns the executable only, since values may be secrets. */
    @Override
    public String toString() {
        return "Launch[" + definition.exePath() + "]";
    }
}
