package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The mark of the processes of one run, the last entry of their {@code PATH}. Processes inherit it, so those that left
 * their parent and their session are found too, also by a platform that did not start them. A variable of its own would
 * be one that games do not expect. Each run has a mark of its own, since processes of containers, with other platforms
 * in them, are visible as well.
 */
public final class ProcessMark {

    private static final String PATH = "PATH";

    /** The start of an entry, in a folder where only root could create it. */
    private static final String PREFIX = "/.run-";

    /**
     * How long a process is looked at again that has no mark: a process that is being started has the environment of its
     * parent until it executes its program.
     */
    private static final Duration MAY_GET_ONE = Duration.ofSeconds(10);

    private final LongFunction<String> environments;
    private final LongSupplier nanoTime;
    private final Map<ProcessIdentity, Optional<String>> known = new ConcurrentHashMap<>();

    /** When processes without a mark were seen first. */
    private final Map<ProcessIdentity, Long> unmarked = new ConcurrentHashMap<>();

    /** Creates a cache of the marks of this machine's processes. */
    public ProcessMark() {
        this(ProcessDetails::environment, System::nanoTime);
    }

    ProcessMark(LongFunction<String> environments, LongSupplier nanoTime) {
        this.environments = environments;
        this.nanoTime = nanoTime;
    }

    /** Returns a new mark. */
    public static String create() {
        return UUID.randomUUID().toString();
    }

    /** Returns the value of {@code PATH} with a mark. */
    static String addTo(String path, String mark) {
        return path + ":" + PREFIX + mark;
    }

    /** Returns the mark of a process. Once it has one, it can't change, unless the process changes its own environment. */
    Optional<String> of(ProcessIdentity identity) {
        Optional<String> mark = known.get(identity);
        if (mark == null) {
            String environment = environments.apply(identity.pid());
            if (environment.isEmpty()) {
                return Optional.empty(); // not accessible, or not yet
            }
            mark = find(environment);
            if (mark.isPresent() || isOld(identity)) {
                known.put(identity, mark);
                unmarked.remove(identity);
            }
        }
        return mark;
    }

    private boolean isOld(ProcessIdentity identity) {
        long now = nanoTime.getAsLong();
        Long since = unmarked.putIfAbsent(identity, now);
        return since != null && now - since >= MAY_GET_ONE.toNanos();
    }

    private static Optional<String> find(String environment) {
        return Arrays.stream(environment.split("\0"))
                .filter(variable -> variable.startsWith(PATH + "="))
                .flatMap(variable ->
                        Arrays.stream(variable.substring(PATH.length() + 1).split(":")))
                .filter(entry -> entry.startsWith(PREFIX))
                .map(entry -> entry.substring(PREFIX.length()))
                .reduce((first, last) -> last);
    }

    /** Forgets the processes that have ended. */
    void retain(Map<Long, ProcessTable.Entry> alive) {
        Predicate<ProcessIdentity> ended = identity -> {
            ProcessTable.Entry entry = alive.get(identity.pid());
            return entry == null || !entry.identity().equals(identity);
        };
        known.keySet().removeIf(ended);
        unmarked.keySet().removeIf(ended);
    }
}
