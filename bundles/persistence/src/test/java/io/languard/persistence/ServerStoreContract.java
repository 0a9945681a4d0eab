package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.AuditRecord;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.spi.server.ProcessIdentity;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ServerStoreContract extends StoreContract {

    @Test
    void readsBackEveryField() {
        ServerRecord full = new ServerRecord(
                0,
                new ServerDefinition(
                        EMOJI, "long ".repeat(5000), "arma3", "/opt/ö/" + "x".repeat(3000), 2302, 2306, false, 7),
                new ServerRunState(
                        ServerStatus.RUNNING,
                        new ProcessIdentity(123456789012L, "token"),
                        NOW,
                        2,
                        "v1:" + "ö".repeat(500_000)),
                NOW,
                NOW.plusMillis(1));

        ServerRecord stored = fixture().servers().insert(full, List.of());

        assertThat(stored).isEqualTo(full.withId(stored.id()));
        assertThat(fixture().servers().list()).containsExactly(stored);
    }

    @Test
    void readsBackAbsentFields() {
        ServerRecord bare = new ServerRecord(
                0,
                new ServerDefinition("bare", null, "arma3", null, 1, null, true, 0),
                new ServerRunState(ServerStatus.STOPPED, null, null, 0, null),
                NOW,
                NOW);

        ServerRecord stored = fixture().servers().insert(bare, List.of());

        assertThat(fixture().servers().list()).containsExactly(bare.withId(stored.id()));
    }

    @Test
    void storesANameOf100Emoji() {
        String name = "🦊".repeat(100);

        stored(name);

        assertThat(fixture().servers().list()).extracting(ServerRecord::name).containsExactly(name);
    }

    @Test
    void comparesNamesExactly() {
        stored("Name");
        stored("name");
        stored("Näme");
        stored("name ");

        assertThatThrownBy(() -> stored("name")).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
            assertThat(e).hasMessage("A server named 'name' already exists");
        });
        assertThat(fixture().servers().list()).hasSize(4);
    }

    @Test
    void storesServerAndSectionsAtomically() {
        ServerRecord first = fixture()
                .servers()
                .insert(server("a"), List.of(section("x", "{}", 1), section("y", "{\"k\":\"🦊\"}", 1)));

        assertThat(fixture().configs().sections(first.id()))
                .containsExactlyInAnyOrder(section("x", "{}", 1), section("y", "{\"k\":\"🦊\"}", 1));
        assertThatThrownBy(() ->
                        fixture().servers().insert(server("b"), List.of(section("x", "{}", 1), section("x", "{}", 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(fixture().servers().list()).extracting(ServerRecord::name).containsExactly("a");
    }

    @Test
    void updatesDefinitionAndRunStateSeparately() {
        ServerRecord before = stored("before");
        Instant later = NOW.plusSeconds(5);
        ServerRecord defined = new ServerRecord(
                before.id(),
                new ServerDefinition("after", "new", "arma3", "/opt/y", 2402, 2406, false, 9),
                new ServerRunState(ServerStatus.ERROR, null, null, 8, "not stored"),
                NOW,
                later);
        ServerRecord alive = before.withRunState(state ->
                new ServerRunState(ServerStatus.RUNNING, new ProcessIdentity(7, "t"), later, 4, "v1:launch", true));

        fixture().servers().updateDefinition(defined);
        fixture().servers().updateRunState(alive);

        assertThat(fixture().servers().list())
                .containsExactly(defined.withRunState(state -> new ServerRunState(
                        ServerStatus.RUNNING, new ProcessIdentity(7, "t"), later, 4, "v1:launch", true)));
    }

    @Test
    void rejectsRenamingToATakenName() {
        stored("taken");
        ServerRecord other = stored("other");

        assertThatThrownBy(() ->
                        fixture().servers().updateDefinition(server("taken").withId(other.id())))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(fixture().servers().list()).extracting(ServerRecord::name).containsExactly("taken", "other");
    }

    @Test
    void doesNotReuseIdsAfterARestart() {
        stored("low");
        int highest = stored("high").id();
        fixture().servers().delete(highest);

        fixture().reopen();

        assertThat(stored("next").id()).isGreaterThan(highest);
    }

    @Test
    void deletesAServerWithAllItsRows() {
        ServerRecord kept = fixture().servers().insert(server("kept"), List.of(section("x", "{}", 1)));
        ServerRecord deleted = fixture().servers().insert(server("gone"), List.of(section("x", "{}", 1)));
        fixture()
                .events()
                .append(IntStream.range(0, 2500)
                        .mapToObj(i -> new AuditRecord(0, deleted.id(), "t", "a", "{}", NOW))
                        .toList());
        fixture().events().append(List.of(new AuditRecord(0, kept.id(), "t", "a", "{}", NOW)));

        fixture().servers().delete(deleted.id());
        fixture().servers().delete(deleted.id());

        assertThat(fixture().servers().list()).containsExactly(kept);
        assertThat(fixture().configs().sections(deleted.id())).isEmpty();
        assertThat(fixture().configs().sections(kept.id())).hasSize(1);
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM events")).isEqualTo("1");
    }
}
