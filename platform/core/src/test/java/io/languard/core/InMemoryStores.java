package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.AuditRecord;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.event.EventStore;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** All stores in memory. Like a database, they outlive a platform and can become unavailable. */
public final class InMemoryStores {

    private final Map<Integer, ServerRecord> servers = new TreeMap<>();
    private final Map<Integer, Map<String, ConfigSectionRecord>> sections = new LinkedHashMap<>();
    private final List<AuditRecord> events = new ArrayList<>();
    private int lastId;
    public volatile boolean unavailable;

    public final InMemoryMissionStore missions = new InMemoryMissionStore(() -> unavailable);
    public final InMemoryModStore mods = new InMemoryModStore(() -> unavailable);
    public final InMemoryJobStore jobs = new InMemoryJobStore(() -> unavailable);
    public final InMemoryBackupStore backups = new InMemoryBackupStore(this);
    public final InMemoryBanStore bans = new InMemoryBanStore(() -> unavailable);
    public final InMemoryPlayerSessionStore visits = new InMemoryPlayerSessionStore(() -> unavailable);
    /** Returns the exception with which reading a server's sections fails; {@code null} if it succeeds. */
    public volatile IntFunction<RuntimeException> sectionFailure = id -> null;

    /** Runs before a section is replaced. */
    public volatile Runnable beforeReplace = () -> {};

    /** The number of calls that failed because the stores were unavailable. */
    public volatile int rejectedCalls;

    public final InMemoryLogStore logStore = new InMemoryLogStore(this::check);
    public final InMemoryMetricStore metricStore = new InMemoryMetricStore(this::check);

    public final ServerStore serverStore = new ServerStore() {
        @Override
        public List<ServerRecord> list() {
            return locked(() -> List.copyOf(servers.values()));
        }

        @Override
        public ServerRecord insert(ServerRecord server, List<ConfigSectionRecord> rows) {
            return locked(() -> {
                ServerRecord stored = server.withId(++lastId);
                servers.put(stored.id(), stored);
                rows.forEach(row -> sectionsOf(stored.id()).put(row.section(), row));
                return stored;
            });
        }

        @Override
        public void updateDefinition(ServerRecord server) {
            locked(() -> servers.put(server.id(), server));
        }

        @Override
        public void updateRunState(ServerRecord server) {
            locked(() -> servers.computeIfPresent(server.id(), (id, before) -> server));
        }

        @Override
        public void delete(int id) {
            locked(() -> {
                sections.remove(id);
                return servers.remove(id);
            });
        }
    };

    public final ConfigStore configStore = new ConfigStore() {
        @Override
        public List<ConfigSectionRecord> sections(int serverId) {
            RuntimeException failure = sectionFailure.apply(serverId);
            if (failure != null) {
                throw failure;
            }
            return locked(() -> List.copyOf(sectionsOf(serverId).values()));
        }

        @Override
        public boolean replaceAll(int serverId, List<Replacement> replacements) {
            beforeReplace.run();
            return locked(() -> {
                for (Replacement replacement : replacements) {
                    ConfigSectionRecord before =
                            sectionsOf(serverId).get(replacement.section().section());
                    if ((before == null ? 0 : before.version()) != replacement.expectedVersion()) {
                        return false;
                    }
                }
                replacements.forEach(replacement ->
                        sectionsOf(serverId).put(replacement.section().section(), replacement.section()));
                return true;
            });
        }
    };

    public final EventStore eventStore = new EventStore() {
        @Override
        public void append(List<AuditRecord> rows) {
            locked(() -> events.addAll(rows));
        }

        @Override
        public long count(Integer serverId, String type) {
            return query(serverId, type, Integer.MAX_VALUE, 0).size();
        }

        @Override
        public List<AuditRecord> query(Integer serverId, String type, int limit, int offset) {
            return locked(() -> {
                List<AuditRecord> found = new ArrayList<>(events.stream()
                        .filter(row -> java.util.Objects.equals(row.serverId(), serverId))
                        .filter(row -> type == null || row.type().equals(type))
                        .toList());
                java.util.Collections.reverse(found);
                return found.stream().skip(offset).limit(limit).toList();
            });
        }
    };

    private Map<String, ConfigSectionRecord> sectionsOf(int id) {
        return sections.computeIfAbsent(id, key -> new LinkedHashMap<>());
    }

    private synchronized <T> T locked(java.util.function.Supplier<T> work) {
        check();
        return work.get();
    }

    private void check() {
        if (unavailable) {
            rejectedCalls++;
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
    }

    /** Replaces all sections of a server; their versions increase. */
    void replaceSections(int serverId, List<ConfigSectionRecord> restored) {
        locked(() -> {
            Map<String, ConfigSectionRecord> before = new LinkedHashMap<>(sectionsOf(serverId));
            sectionsOf(serverId).clear();
            for (ConfigSectionRecord row : restored) {
                int version = before.containsKey(row.section())
                        ? before.get(row.section()).version()
                        : 0;
                sectionsOf(serverId)
                        .put(
                                row.section(),
                                new ConfigSectionRecord(
                                        row.section(),
                                        row.values(),
                                        Math.max(version, row.version()) + 1,
                                        row.schemaVersion()));
            }
            return null;
        });
    }
}
