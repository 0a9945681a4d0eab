package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupArchive;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.user.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fake in which each server has one backup, with id 1, and job 1 does all the work. */
public final class FakeBackups implements BackupService {

    private final FakeServers servers;

    /** The calls that change something. */
    public volatile String called = "";

    /** The content of the archive. */
    public volatile String content = "0123456789";

    public volatile BackupPolicy policy = new BackupPolicy(5, 7, 4, 1000, false);

    public FakeBackups(FakeServers servers) {
        this.servers = servers;
    }

    private static Backup backup(String name, boolean locked) {
        return new Backup(
                1, name, Instant.parse("2026-04-16T10:00:00Z"), "admin", 10, "ab12", locked, BackupReason.MANUAL);
    }

    private Backup find(Actor actor, int serverId, int backupId) {
        servers.get(actor, serverId);
        if (backupId != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Backup with id " + backupId + " not found");
        }
        return backup("Before the update", false);
    }

    @Override
    public Page<Backup> list(Actor actor, int serverId, int limit, int offset) {
        servers.get(actor, serverId);
        return Page.of(List.of(backup("Before the update", false)), limit, offset);
    }

    @Override
    public Job create(Actor actor, int serverId, @Nullable String name, BackupReason reason) {
        servers.get(actor, serverId);
        called = "create " + serverId + " " + name + " " + reason;
        return FakeJobs.job(1);
    }

    @Override
    public Job restore(Actor actor, int serverId, int backupId) {
        find(actor, serverId, backupId);
        called = "restore " + serverId + " " + backupId;
        return FakeJobs.job(1);
    }

    @Override
    public Backup update(Actor actor, int serverId, int backupId, @Nullable String name, @Nullable Boolean locked) {
        find(actor, serverId, backupId);
        called = "update " + serverId + " " + backupId + " " + name + " " + locked;
        return backup(name == null ? "Before the update" : name, Boolean.TRUE.equals(locked));
    }

    @Override
    public void delete(Actor actor, int serverId, int backupId) {
        find(actor, serverId, backupId);
        called = "delete " + serverId + " " + backupId;
    }

    @Override
    public BackupArchive archive(Actor actor, int serverId, int backupId) {
        Backup backup = find(actor, serverId, backupId);
        try {
            Path file = Files.createTempFile("backup", ".tar.gz");
            file.toFile().deleteOnExit();
            return new BackupArchive(Files.writeString(file, content), "server-1-backup-1.tar.gz", backup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public BackupPolicy policy(Actor actor, int serverId) {
        servers.get(actor, serverId);
        return policy;
    }

    @Override
    public BackupPolicy setPolicy(Actor actor, int serverId, BackupPolicy now) {
        servers.get(actor, serverId);
        policy = now;
        return now;
    }

    @Override
    public Optional<Job> deleteServer(Actor actor, int serverId) {
        if (policy.beforeDelete()) {
            servers.get(actor, serverId);
            called = "deleteServer " + serverId;
            return Optional.of(FakeJobs.job(1));
        }
        servers.delete(actor, serverId);
        return Optional.empty();
    }
}
