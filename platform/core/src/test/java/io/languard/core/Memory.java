package io.languard.core;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.config.ConfigStore;
import io.languard.ports.config.StoredSection;
import io.languard.ports.event.EventStore;
import io.languard.ports.event.StoredEvent;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.server.ServerStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The stores in memory. They outlive a platform, as a database does, and can be out of reach. */
public final class Memory {

    private final Map<Integer, ServerRecord> servers = new TreeMap<>();
    private final Map<Integer, Map<String, StoredSection>> sections = new LinkedHashMap<>();
    private final List<StoredEvent> events = new ArrayList<>();
    private int lastId;
    public volatile boolean away;

    public final MemoryMissions missions = new MemoryMissions(() -> away);
    public final MemoryMods mods = new MemoryMods(() -> away);
    public final MemoryBans bans = new MemoryBans(() -> away);
    public final MemoryVisits visits = new MemoryVisits(() -> away);
    /** What a question for a server's sections fails of; {@code null} if it does not. */
    public volatile IntFunction<RuntimeException> sectionTrouble = id -> null;

    /** Runs whenever a section is about to be replaced. */
    public volatile Runnable beforeReplace = () -> {};

    /** How often it was asked in vain. */
    public volatile int refusals;

    public final MemoryLogs logStore = new MemoryLogs(this::check);
    public final MemoryMetrics metricStore = new MemoryMetrics(this::check);

    public final ServerStore serverStore = new ServerStore() {
        @Override
        public List<ServerRecord> list() {
            return locked(() -> List.copyOf(servers.values()));
        }

        @Override
        public ServerRecord insert(ServerRecord server, List<StoredSection> rows) {
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
        public void updateLife(ServerRecord server) {
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
        public List<StoredSection> sections(int serverId) {
            RuntimeException trouble = sectionTrouble.apply(serverId);
            if (trouble != null) {
                throw trouble;
            }
            return locked(() -> List.copyOf(sectionsOf(serverId).values()));
        }

        @Override
        public boolean replace(int serverId, StoredSection section, int expectedVersion) {
            beforeReplace.run();
            return locked(() -> {
                StoredSection before = sectionsOf(serverId).get(section.section());
                if ((before == null ? 0 : before.version()) != expectedVersion) {
                    return false;
                }
                sectionsOf(serverId).put(section.section(), section);
                return true;
            });
        }
    };

    public final EventStore eventStore = new EventStore() {
        @Override
        public void append(List<StoredEvent> rows) {
            locked(() -> events.addAll(rows));
        }

        @Override
        public List<StoredEvent> query(Integer serverId, String type, int limit, int offset) {
            return locked(() -> {
                List<StoredEvent> found = new ArrayList<>(events.stream()
                        .filter(row -> java.util.Objects.equals(row.serverId(), serverId))
                        .filter(row -> type == null || row.type().equals(type))
                        .toList());
                java.util.Collections.reverse(found);
                return found;
            });
        }
    };

    private Map<String, StoredSection> sectionsOf(int id) {
        return sections.computeIfAbsent(id, key -> new LinkedHashMap<>());
    }

    private synchronized <T> T locked(java.util.function.Supplier<T> work) {
        check();
        return work.get();
    }

    private void check() {
        if (away) {
            refusals++;
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
        }
    }
}
