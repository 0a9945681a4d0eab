package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environment variable that marks the processes of one run. Processes inherit it, so those that left their parent and
 * their session are found too, also by a platform that did not start them. Each run has a mark of its own, since
 * processes of containers, with other platforms in them, are visible as well.
 */
public final class ProcessMark {

    /** The name of the variable. */
    public static final String VARIABLE = "LANGUARD_PROCESS";

    private final Map<ProcessIdentity, Optional<String>> known = new ConcurrentHashMap<>();

    /** Returns a new mark. */
    public static String create() {
        return UUID.randomUUID().toString();
    }

    /** Returns the mark of a process. It can't change, unless the process removes it from its own environment. */
    Optional<String> of(ProcessIdentity identity) {
        Optional<String> mark = known.get(identity);
        if (mark == null) {
            String environment = ProcessDetails.environment(identity.pid());
            if (environment.isEmpty()) {
                return Optional.empty(); // not accessible, or not yet
            }
            mark = find(environment);
            known.put(identity, mark);
        }
        return mark;
    }

    private static Optional<String> find(String environment) {
        return Arrays.stream(environment.split("\0"))
                .filter(variable -> variable.startsWith(VARIABLE + "="))
                .map(variable -> variable.substring(VARIABLE.length() + 1))
                .findFirst();
    }

    /** Forgets the processes that have ended. */
    void retain(Map<Long, ProcessTable.Entry> alive) {
        known.keySet().removeIf(identity -> {
            ProcessTable.Entry entry = alive.get(identity.pid());
            return entry == null || !entry.identity().equals(identity);
        });
    }
}
