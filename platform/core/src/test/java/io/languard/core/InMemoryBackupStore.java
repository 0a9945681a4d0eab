package io.languard.core;

import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import io.languard.spi.backup.StoredContent;
import io.languard.spi.backup.StoredContent.ModItem;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.RotationEntryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An in-memory backup store, which restores into the other stores in memory. */
public final class InMemoryBackupStore extends AbstractInMemoryStore implements BackupStore {

    private final InMemoryStores others;
    private final Map<Integer, BackupRecord> rows = new TreeMap<>();
    private final Map<Integer, BackupPolicy> policies = new HashMap<>();
    private final Map<Integer, String> tokens = new HashMap<>();
    private int lastId;

    /** Runs within a restore, before it has changed anything. */
    public volatile Runnable beforeRestore = () -> {};

    /** Runs after a restore has changed everything. */
    public volatile Runnable afterRestore = () -> {};

    /** Runs before rows are read. */
    public volatile Runnable beforeList = () -> {};

    /** Runs before a row is deleted. */
    public volatile Runnable beforeDelete = () -> {};

    InMemoryBackupStore(InMemoryStores others) {
        super(() -> others.unavailable);
        this.others = others;
    }

    @Override
    public List<BackupRecord> list(int serverId) {
        beforeList.run();
        return locked(() -> rows.values().stream()
                .filter(row -> row.serverId() == serverId)
                .sorted(Comparator.comparing((BackupRecord row) -> row.backup().createdAt())
                        .thenComparing(row -> row.backup().id())
                        .reversed())
                .toList());
    }

    @Override
    public BackupRecord insert(BackupRecord row) {
        return locked(() -> {
            Backup b = row.backup();
            BackupRecord stored = row.withBackup(new Backup(
                    ++lastId,
                    b.name(),
                    b.createdAt(),
                    b.createdBy(),
                    b.sizeBytes(),
                    b.sha256(),
                    b.locked(),
                    b.reason()));
            rows.put(lastId, stored);
            return stored;
        });
    }

    @Override
    public void update(Backup backup) {
        locked(() -> rows.computeIfPresent(backup.id(), (id, row) -> row.withBackup(backup)));
    }

    @Override
    public void delete(int id) {
        beforeDelete.run();
        locked(() -> rows.remove(id));
    }

    @Override
    public Optional<BackupPolicy> policy(int serverId) {
        return locked(() -> Optional.ofNullable(policies.get(serverId)));
    }

    @Override
    public void setPolicy(int serverId, BackupPolicy policy) {
        locked(() -> policies.put(serverId, policy));
    }

    @Override
    public List<String> restore(int serverId, String gameType, StoredContent content, String token) {
        beforeRestore.run();
        List<String> missing = locked(() -> {
            others.replaceSections(serverId, content.sections());
            restoreRotation(serverId, content);
            tokens.put(serverId, token);
            return restoreMods(serverId, content);
        });
        afterRestore.run();
        return missing;
    }

    private void restoreRotation(int serverId, StoredContent content) {
        List<RotationEntryRecord> entries = new ArrayList<>();
        content.rotation().forEach(item -> {
            int mission = others.missions.list(serverId).stream()
                    .filter(row -> row.fileName().equals(item.fileName()))
                    .findFirst()
                    .orElseGet(() -> others.missions.insert(new MissionRecord(
                            0, serverId, item.fileName(), item.missionName(), item.terrain(), -1, Instant.EPOCH)))
                    .id();
            entries.add(new RotationEntryRecord(0, mission, item.difficulty(), item.params()));
        });
        others.missions.replaceRotation(serverId, entries);
    }

    private List<String> restoreMods(int serverId, StoredContent content) {
        Map<String, Integer> ids = new HashMap<>();
        for (Mod mod : others.mods.list()) {
            ids.put(mod.name(), mod.id());
        }
        others.mods.replaceEnabled(
                serverId,
                content.mods().stream()
                        .filter(mod -> ids.containsKey(mod.name()))
                        .map(mod -> new ModAssignment(ids.get(mod.name()), mod.serverOnly(), mod.sortOrder()))
                        .toList());
        return content.mods().stream()
                .map(ModItem::name)
                .filter(name -> !ids.containsKey(name))
                .toList();
    }

    @Override
    public Optional<String> restoreToken(int serverId) {
        return locked(() -> Optional.ofNullable(tokens.get(serverId)));
    }
}
