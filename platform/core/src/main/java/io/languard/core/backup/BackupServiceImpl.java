package io.languard.core.backup;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.core.job.JobRunner;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupArchive;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.backup.BackupService;
import io.languard.service.event.BackupAuditEvent;
import io.languard.service.event.BackupAuditEvent.BackupDeleted;
import io.languard.service.event.BackupAuditEvent.BackupDownloaded;
import io.languard.service.event.BackupAuditEvent.BackupPolicyUpdated;
import io.languard.service.event.BackupAuditEvent.BackupRestored;
import io.languard.service.event.BackupAuditEvent.BackupUpdated;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.BackupStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of backups. */
@Component(service = BackupService.class)
public class BackupServiceImpl implements BackupService {

    private final Authorizer authorizer;
    private final ServerRegistry servers;
    private final ServerService serverService;
    private final BackupStore store;
    private final BackupCreator creator;
    private final BackupRestorer restorer;
    private final RestoreSettler settler;
    private final BackupExpiry expiry;
    private final EventService events;

    private final PolicyJobs policyJobs;
    private final ExclusiveWork work;

    @Activate
    public BackupServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry servers,
            @Reference ServerService serverService,
            @Reference BackupStore store,
            @Reference BackupCreator creator,
            @Reference BackupRestorer restorer,
            @Reference RestoreSettler settler,
            @Reference BackupExpiry expiry,
            @Reference JobRunner jobs,
            @Reference EventService events,
            @Reference CoreExecutors executors) {
        this.authorizer = authorizer;
        this.servers = servers;
        this.serverService = serverService;
        this.store = store;
        this.creator = creator;
        this.restorer = restorer;
        this.settler = settler;
        this.expiry = expiry;
        this.events = events;
        Set<Integer> busy = ConcurrentHashMap.newKeySet();
        this.policyJobs = new PolicyJobs(jobs, expiry, executors, busy);
        this.work = new ExclusiveWork(jobs, busy, policyJobs::released);
    }

    @Deactivate
    void stop() {
        policyJobs.stop();
    }

    @Override
    public Page<Backup> list(Actor actor, int serverId, int limit, int offset) {
        require(actor, Permission.SERVER_VIEW, serverId);
        return Page.of(store.list(serverId).stream().map(BackupRecord::backup).toList(), limit, offset);
    }

    @Override
    public Job create(Actor actor, int serverId, @Nullable String name, BackupReason reason) {
        ServerInstance server = require(actor, Permission.SERVER_BACKUPS, serverId);
        String checked = name == null || name.isBlank() ? defaultName() : checkedName(name);
        requireSettled(server);
        creator.requireAdapter(server);
        return work.start("backup", server, actor, Permission.SERVER_BACKUPS, control -> {
            Backup backup = creator.create(server, checked, actor.name(), reason, control, 0, 1, true);
            audit(serverId, actor, BackupCreator.event(backup));
            policyJobs.applyNow(serverId, backup); // its checksum was computed a moment ago
        });
    }

    private static String defaultName() {
        return "Backup of " + Instant.now().toString().substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String checkedName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()
                || stripped.codePointCount(0, stripped.length()) > FieldLimits.MAX_BACKUP_NAME_LENGTH
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw FieldValidator.validationError(
                    "name",
                    "must have 1 to " + FieldLimits.MAX_BACKUP_NAME_LENGTH + " characters and no control characters");
        }
        return stripped;
    }

    @Override
    public Job restore(Actor actor, int serverId, int backupId) {
        ServerInstance server = require(actor, Permission.SERVER_BACKUPS, serverId);
        BackupRecord backup = find(serverId, backupId);
        requireSettled(server);
        BackupRestorer.requireAtRest(server);
        return work.start("restore", server, actor, Permission.SERVER_BACKUPS, control -> {
            RestoreResult result = restorer.restore(server, backup, actor, control);
            audit(
                    serverId,
                    actor,
                    new BackupRestored(
                            backupId, backup.backup().name(), result.missingMods(), result.unknownSettings()));
            policyJobs.applySoon(serverId, actor.name()); // the restore has made a backup, too
        });
    }

    /** Throws {@code CONFLICT} if a restore was cut off and can't be settled: the files may be those of two states. */
    private void requireSettled(ServerInstance server) {
        work.requireFree(server.id()); // a restore that is under way has not been cut off
        settler.requireSettled(server);
    }

    @Override
    public Backup update(Actor actor, int serverId, int backupId, @Nullable String name, @Nullable Boolean locked) {
        require(actor, Permission.SERVER_BACKUPS, serverId);
        Backup before = find(serverId, backupId).backup();
        Backup after = new Backup(
                before.id(),
                name == null ? before.name() : checkedName(name),
                before.createdAt(),
                before.createdBy(),
                before.sizeBytes(),
                before.sha256(),
                locked == null ? before.locked() : locked,
                before.reason());
        if (!after.equals(before)) {
            store.update(after);
            audit(serverId, actor, new BackupUpdated(backupId, after.name(), after.locked()));
        }
        return after;
    }

    @Override
    public void delete(Actor actor, int serverId, int backupId) {
        require(actor, Permission.SERVER_BACKUPS, serverId);
        work.run(serverId, () -> {
            BackupRecord backup = find(serverId, backupId);
            if (backup.backup().locked()) {
                throw new LanguardException(ErrorCode.CONFLICT, "The backup is locked; unlock it first");
            }
            expiry.delete(backup);
            audit(serverId, actor, new BackupDeleted(backupId, backup.backup().name()));
        });
    }

    @Override
    public BackupArchive archive(Actor actor, int serverId, int backupId) {
        require(actor, Permission.SERVER_BACKUPS, serverId);
        BackupRecord backup = find(serverId, backupId);
        BackupFolder folder = creator.folderOf(serverId);
        if (!folder.isComplete(backup.file())) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "The archive of backup " + backupId + " is missing");
        }
        audit(serverId, actor, new BackupDownloaded(backupId, backup.backup().name()));
        return new BackupArchive(
                folder.archive(backup.file()),
                "server-" + serverId + "-backup-" + backupId + ".tar.gz",
                backup.backup());
    }

    @Override
    public BackupPolicy policy(Actor actor, int serverId) {
        require(actor, Permission.SERVER_VIEW, serverId);
        return store.policy(serverId).orElse(BackupPolicy.KEEP_ALL);
    }

    @Override
    public BackupPolicy setPolicy(Actor actor, int serverId, BackupPolicy policy) {
        require(actor, Permission.SERVER_BACKUPS, serverId);
        store.setPolicy(serverId, policy);
        audit(serverId, actor, new BackupPolicyUpdated(policy));
        policyJobs.applySoon(serverId, actor.name());
        return policy;
    }

    @Override
    public Optional<Job> deleteServer(Actor actor, int serverId) {
        ServerInstance server = require(actor, Permission.SERVER_DELETE, serverId);
        if (!store.policy(serverId).orElse(BackupPolicy.KEEP_ALL).beforeDelete()) {
            work.run(serverId, () -> serverService.delete(actor, serverId)); // meanwhile, no backup of it begins
            return Optional.empty();
        }
        requireSettled(server);
        BackupRestorer.requireInactive(server); // a pending restart is cancelled by the deletion
        return Optional.of(work.start("delete", server, actor, Permission.SERVER_DELETE, control -> {
            String name = "Before the deletion of " + server.record().name();
            Backup backup =
                    creator.create(server, name, actor.name(), BackupReason.BEFORE_DELETE, control, 0, 1, false);
            audit(null, actor, BackupCreator.event(backup)); // the events of the server are deleted with it
            control.disableCancellation();
            serverService.delete(actor, serverId);
        }));
    }

    private ServerInstance require(Actor actor, Permission permission, int serverId) {
        authorizer.require(actor, permission, serverId);
        return servers.require(serverId);
    }

    private BackupRecord find(int serverId, int backupId) {
        return store.list(serverId).stream()
                .filter(row -> row.backup().id() == backupId)
                .findFirst()
                .orElseThrow(
                        () -> new LanguardException(ErrorCode.NOT_FOUND, "Backup with id " + backupId + " not found"));
    }

    private void audit(@Nullable Integer serverId, Actor actor, BackupAuditEvent event) {
        events.publish(PlatformEvent.Audited.now(serverId, actor, event));
    }
}
