package io.languard.core.process;

import io.languard.api.process.ExecutableSearch;
import io.languard.service.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the folders of this machine for executables. Few searches run at the same time: one that hangs on a file
 * system out of reach keeps its place, so that such searches do not take all calls of an adapter.
 */
@Component(service = ExecutableSearcher.class)
public class ExecutableSearcher implements ExecutableSearch {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutableSearcher.class);

    private static final int PLACES = 2;
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);

    private final Semaphore places = new Semaphore(PLACES);
    private final Supplier<SearchFolders> folders;

    @Activate
    public ExecutableSearcher(@Reference Settings settings) {
        this(() -> SearchFolders.of(
                settings,
                Objects.requireNonNullElse(System.getenv("PATH"), ""),
                Path.of(System.getProperty("user.home"))));
    }

    ExecutableSearcher(Supplier<SearchFolders> folders) {
        this.folders = folders;
    }

    @Override
    public List<Path> find(List<String> names) {
        names.forEach(ExecutableSearcher::checkName);
        if (!enter()) {
            LOG.warn("Executables are not searched: {} searches have not ended", PLACES);
            return List.of();
        }
        try {
            SearchFolders current = folders.get();
            return new ExecutableWalk(names, current.excluded(), TIME_LIMIT).run(current);
        } finally {
            places.release();
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void checkName(String name) {
        Path path = Path.of(name);
        if (name.isEmpty() || path.isAbsolute() || Stream.of(name.split("/")).anyMatch(".."::equals)) {
            throw new IllegalArgumentException("Not the path of a file within an installation: " + name);
        }
    }
}
