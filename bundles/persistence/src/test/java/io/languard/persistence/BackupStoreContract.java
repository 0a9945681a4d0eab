package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.spi.backup.BackupRecord;
import io.languard.spi.backup.StoredContent;
import io.languard.spi.backup.StoredContent.ModItem;
import io.languard.spi.backup.StoredContent.RotationItem;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.RotationEntryRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class BackupStoreContract extends StoreContract {

    private static BackupRecord backup(int serverId, Instant created) {
        return new BackupRecord(
                new Backup(0, EMOJI, created, EMOJI, 5_000_000_000L, "ab12", true, BackupReason.BEFORE_RESTORE),
                serverId,
                "file-" + created.toEpochMilli());
    }

    private BackupRecord added(int serverId, Instant created) {
        return fixture().backups().insert(backup(serverId, created));
    }

    private int mission(int serverId, String file) {
        return fixture()
                .missions()
                .insert(new MissionRecord(0, serverId, file, "m", null, 1, NOW))
                .id();
    }

    @Test
    void readsBackEveryFieldNewestFirst() {
        int server = stored("s").id();
        BackupRecord older = added(server, NOW);
        BackupRecord newer = added(server, NOW.plusMillis(1));
        added(server + 1, NOW);

        assertThat(fixture().backups().list(server)).containsExactly(newer, older);
        assertThat(older).usingRecursiveComparison().ignoringFields("backup.id").isEqualTo(backup(server, NOW));
    }

    @Test
    void updatesNameAndLockOnlyAndDeletes() {
        int server = stored("s").id();
        BackupRecord row = added(server, NOW);
        Backup old = row.backup();
        Backup changed = new Backup(old.id(), "n", NOW.plusMillis(5), "x", 1, "cd", false, BackupReason.MANUAL);

        fixture().backups().update(changed);

        assertThat(fixture().backups().list(server).get(0).backup())
                .isEqualTo(new Backup(
                        old.id(), "n", NOW, EMOJI, old.sizeBytes(), "ab12", false, BackupReason.BEFORE_RESTORE));
        fixture().backups().delete(old.id());
        fixture().backups().delete(old.id());
        assertThat(fixture().backups().list(server)).isEmpty();
    }

    @Test
    void backupsOutliveTheirServerAndItsPolicyDoesNot() {
        int server = stored("s").id();
        added(server, NOW);
        BackupPolicy policy = new BackupPolicy(1, 2, 3, 4, true);
        assertThat(fixture().backups().policy(server)).isEmpty();
        fixture().backups().setPolicy(server, BackupPolicy.KEEP_ALL);
        fixture().backups().setPolicy(server, policy);
        assertThat(fixture().backups().policy(server)).contains(policy);

        fixture().servers().delete(server);

        assertThat(fixture().backups().list(server)).hasSize(1);
        assertThat(fixture().backups().policy(server)).isEmpty();
        assertThatThrownBy(() -> fixture().backups().setPolicy(server, policy)).satisfies(code(ErrorCode.NOT_FOUND));
    }

    @Test
    void restoresConfigurationRotationAndModsTogether() {
        int server = stored("s").id();
        fixture().configs().replace(server, section("server", "{\"a\":2}", 7), 0);
        fixture().configs().replace(server, section("added_later", "{}", 1), 0);
        int present = mission(server, "present.pbo");
        fixture().missions().replaceRotation(server, List.of(new RotationEntryRecord(0, present, null, "{}")));
        Mod mod = fixture().mods().insert(new Mod(0, "arma3", "@cba", "/x", null, ""));
        fixture().mods().insert(new Mod(0, "rust", "@other", "/x", null, ""));

        List<String> missing = fixture()
                .backups()
                .restore(
                        server,
                        "arma3",
                        new StoredContent(
                                List.of(section("server", "{\"a\":1}", 3)),
                                List.of(
                                        new RotationItem("gone.pbo", "Gone", "altis", "regular", "{\"p\":1}"),
                                        new RotationItem("present.pbo", "m", null, null, "{}"),
                                        new RotationItem("gone.pbo", "Gone", "altis", null, "{}")),
                                List.of(new ModItem("@cba", true, 4), new ModItem("@other", false, 5))),
                        "token-1");

        assertThat(missing).containsExactly("@other");
        assertThat(fixture().configs().sections(server)).containsExactly(section("server", "{\"a\":1}", 8));
        List<RotationEntryRecord> rotation = fixture().missions().rotation(server);
        assertThat(rotation)
                .extracting(RotationEntryRecord::missionId)
                .element(1)
                .isEqualTo(present);
        assertThat(rotation.get(0).missionId()).isEqualTo(rotation.get(2).missionId());
        assertThat(rotation.get(0).params()).isEqualTo("{\"p\":1}");
        assertThat(fixture().missions().list(server))
                .extracting(MissionRecord::fileName)
                .containsExactlyInAnyOrder("present.pbo", "gone.pbo");
        assertThat(fixture().mods().enabled(server)).containsExactly(new ModAssignment(mod.id(), true, 4));
        assertThat(fixture().backups().restoreToken(server)).contains("token-1");
    }

    @Test
    void aRestoreOfADeletedServerChangesNothing() {
        assertThatThrownBy(() -> fixture()
                        .backups()
                        .restore(
                                987654,
                                "arma3",
                                new StoredContent(List.of(section("server", "{}", 1)), List.of(), List.of()),
                                "t"))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(fixture().backups().restoreToken(987654)).isEmpty();
        assertThat(fixture().configs().sections(987654)).isEmpty();
    }
}
