package io.languard.core.backup;

import io.languard.api.GameServer;
import io.languard.api.backup.BackupContent;
import io.languard.api.backup.BackupParticipant;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.registry.Lookup;
import io.languard.core.remote.RemoteSessionManager;
import io.languard.core.remote.ScopedSession;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks adapters what belongs in a backup, and has them bring their games to rest. */
@Component(service = GameRest.class)
public class GameRest {

    private static final Logger LOG = LoggerFactory.getLogger(GameRest.class);
    private static final Duration REST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration COPY_TIMEOUT = Duration.ofMinutes(10);

    /** What belongs in if the adapter does not say so: everything but the output, and what looks like a log. */
    private static final BackupContent DEFAULT = BackupContent.allBut("logs", "*.log", "**/*.log");

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory snapshots;
    private final RemoteSessionManager sessions;

    @Activate
    public GameRest(
            @Reference AdapterRegistry registry,
            @Reference ServerSnapshotFactory snapshots,
            @Reference RemoteSessionManager sessions) {
        this.registry = registry;
        this.snapshots = snapshots;
        this.sessions = sessions;
    }

    /** Work on the files of a server at rest. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    private @Nullable GuardedService<BackupParticipant> participant(ServerInstance server) {
        return registry.find(server.record().gameType(), BackupParticipant.class)
                        instanceof Lookup.Found<BackupParticipant> found
                ? found.service()
                : null;
    }

    /** Throws {@code GAME_TYPE_NOT_FOUND} if the server runs and its adapter is unavailable. */
    void requireAdapter(ServerInstance server) {
        if (server.isActive()) {
            registry.requireGame(server.record().gameType());
        }
    }

    /**
     * Returns the files of a server that belong in a backup.
     *
     * @throws LanguardException {@code GAME_TYPE_NOT_FOUND} if the server runs and its adapter is unavailable
     */
    BackupFiles files(ServerInstance server, Path directory) {
        requireAdapter(server);
        GuardedService<BackupParticipant> participant = participant(server);
        if (participant == null) {
            return new BackupFiles(directory, DEFAULT);
        }
        GameServer snapshot = snapshots.current(server);
        BackupContent content = participant.call(adapter -> adapter.content(snapshot));
        for (List<String> patterns : List.of(content.excluded(), content.databases(), content.journals())) {
            if (patterns.size() > BackupContent.MAX_PATTERNS) {
                throw participant.invalidResponse("returned too many patterns of files");
            }
        }
        try {
            // The output belongs to the platform, so no adapter needs to name it.
            return new BackupFiles(directory, withoutOutput(content));
        } catch (PatternSyntaxException e) {
            throw participant.invalidResponse("returned an invalid pattern of files: " + e.getPattern());
        }
    }

    private static BackupContent withoutOutput(BackupContent content) {
        return new BackupContent(
                Stream.concat(Stream.of("logs"), content.excluded().stream()).toList(),
                content.databases(),
                content.journals());
    }

    /** Runs work while the game is at rest, and lets it go on afterwards in any case. */
    void runAtRest(ServerInstance server, Work work) throws IOException, InterruptedException {
        GuardedService<BackupParticipant> participant = participant(server);
        if (participant == null || !server.isRunning()) {
            work.run();
            return;
        }
        try {
            callWithSession(
                    server,
                    (snapshot, session) -> participant.call(REST_TIMEOUT, adapter -> {
                        adapter.quiesce(snapshot, session);
                        return true;
                    }));
            work.run();
        } finally {
            resume(server, participant);
        }
    }

    private void resume(ServerInstance server, GuardedService<BackupParticipant> participant) {
        if (!server.isRunning()) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // a cancelled backup lets the game go on, too
        try {
            callWithSession(
                    server,
                    (snapshot, session) -> participant.call(REST_TIMEOUT, adapter -> {
                        adapter.resume(snapshot, session);
                        return true;
                    }));
        } catch (LanguardException e) {
            LOG.warn("Server {} may not go on after its backup: {}", server.id(), e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void callWithSession(ServerInstance server, BiConsumer<GameServer, Optional<RemoteSession>> call) {
        GameServer snapshot = snapshots.current(server);
        Optional<ScopedSession> session = sessions.openScoped(server);
        try {
            call.accept(snapshot, session.map(open -> open));
        } finally {
            session.ifPresent(ScopedSession::close);
        }
    }

    /** Has the adapter copy a database of a running game to an empty file. */
    void copyDatabase(ServerInstance server, Path database, Path copy) throws IOException {
        GuardedService<BackupParticipant> participant = participant(server);
        if (participant == null) {
            throw new IOException("The adapter, which must copy " + database.getFileName() + ", was removed");
        }
        Optional<String> problem = participant.call(COPY_TIMEOUT, adapter -> {
            try {
                adapter.copyDatabase(database, copy);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        });
        if (problem.isPresent()) {
            throw new IOException("Could not copy " + database.getFileName() + ": " + problem.get());
        }
    }
}
