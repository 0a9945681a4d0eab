package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.spi.mission.MissionRecord;
import io.languard.spi.mission.RotationEntryRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class MissionStoreContract extends StoreContract {

    private static MissionRecord mission(int server, String file) {
        return new MissionRecord(0, server, file, "M " + file, "Altis", 5_000_000_000L, NOW);
    }

    private static RotationEntryRecord entry(int mission) {
        return new RotationEntryRecord(0, mission, "veteran", "{\"k\":\"" + EMOJI + "\"}");
    }

    private MissionRecord added(int server, String file) {
        return fixture().missions().insert(mission(server, file));
    }

    @Test
    void readsBackEveryField() {
        int server = stored("s").id();
        MissionRecord full = added(server, EMOJI);
        MissionRecord bare = fixture().missions().insert(new MissionRecord(0, server, "b", "", null, 0, NOW));

        assertThat(fixture().missions().list(server)).containsExactly(full, bare);
        assertThat(full).usingRecursiveComparison().ignoringFields("id").isEqualTo(mission(server, EMOJI));
    }

    @Test
    void doesNotReuseIds() {
        int server = stored("s").id();
        int first = added(server, "a").id();
        fixture().missions().delete(first);

        assertThat(added(server, "a").id()).isGreaterThan(first);
    }

    @Test
    void comparesFileNamesExactlyWithinAServer() {
        int server = stored("s").id();
        added(server, "a");
        added(server, "A");
        added(server, "a ");
        added(stored("t").id(), "a");

        assertThatThrownBy(() -> added(server, "a")).satisfies(code(ErrorCode.CONFLICT));
        assertThat(fixture().missions().list(server)).hasSize(3);
    }

    @Test
    void rejectsRowsOfADeletedServer() {
        assertThatThrownBy(() -> added(987654, "a")).satisfies(code(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> fixture().missions().replaceRotation(987654, List.of()))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(fixture().missions().list(987654)).isEmpty();
    }

    @Test
    void updatesOnlyMutableFieldsOfExistingRows() {
        int server = stored("s").id();
        MissionRecord row = added(server, "a");
        fixture().missions().update(new MissionRecord(row.id(), 5, "b", "n", null, 7, NOW.plusSeconds(1)));
        fixture().missions().update(new MissionRecord(row.id() + 1, server, "b", "n", null, 7, NOW));

        assertThat(fixture().missions().list(server))
                .containsExactly(new MissionRecord(row.id(), server, "a", "n", null, 7, NOW.plusSeconds(1)));
    }

    @Test
    void replacesARotationAsAWholeAndPreservesItsOrder() {
        int server = stored("s").id();
        int a = added(server, "a").id();
        int b = added(server, "b").id();
        List<RotationEntryRecord> before = fixture().missions().replaceRotation(server, List.of(entry(a), entry(b)));

        List<RotationEntryRecord> after = fixture()
                .missions()
                .replaceRotation(server, List.of(entry(b), new RotationEntryRecord(0, a, null, "{}"), entry(b)));

        assertThat(fixture().missions().rotation(server)).isEqualTo(after);
        assertThat(after).extracting(RotationEntryRecord::missionId).containsExactly(b, a, b);
        assertThat(after.get(0).params()).isEqualTo(entry(b).params());
        assertThat(after.get(1).difficulty()).isNull();
        assertThat(after)
                .extracting(RotationEntryRecord::id)
                .doesNotContain(before.get(0).id(), before.get(1).id());
    }

    @Test
    void aMissionOfAnotherServerLeavesTheRotationUnchanged() {
        int server = stored("s").id();
        int own = added(server, "a").id();
        int foreign = added(stored("t").id(), "b").id();
        fixture().missions().replaceRotation(server, List.of(entry(own)));

        assertThatThrownBy(() -> fixture().missions().replaceRotation(server, List.of(entry(own), entry(foreign))))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(fixture().missions().rotation(server)).hasSize(1);
    }

    @Test
    void deletingAMissionRemovesItFromTheRotation() {
        int server = stored("s").id();
        int a = added(server, "a").id();
        int b = added(server, "b").id();
        fixture().missions().replaceRotation(server, List.of(entry(a), entry(b), entry(a)));

        fixture().missions().delete(a);

        assertThat(fixture().missions().rotation(server))
                .extracting(RotationEntryRecord::missionId)
                .containsExactly(b);
    }

    @Test
    void deletingAServerDeletesItsMissions() {
        int server = stored("s").id();
        fixture()
                .missions()
                .replaceRotation(server, List.of(entry(added(server, "a").id())));

        fixture().servers().delete(server);

        assertThat(fixture().queryValue("SELECT COUNT(*) FROM missions")).isEqualTo("0");
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM mission_rotation"))
                .isEqualTo("0");
    }
}
