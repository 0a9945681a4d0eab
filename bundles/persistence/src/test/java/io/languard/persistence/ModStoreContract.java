package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class ModStoreContract extends StoreContract {

    private static Mod mod(String game, String name) {
        return new Mod(0, game, name, "/mods/" + name, "450814997", EMOJI);
    }

    private Mod added(String name) {
        return fixture().mods().insert(mod("arma3", name));
    }

    @Test
    void readsBackEveryField() {
        Mod full = added(EMOJI);
        Mod bare = fixture().mods().insert(new Mod(0, "rust", "n", "/x", null, ""));

        assertThat(fixture().mods().list()).containsExactly(full, bare);
        assertThat(fixture().mods().find(bare.id())).contains(bare);
        assertThat(fixture().mods().find(bare.id() + 1)).isEmpty();
        assertThat(full).usingRecursiveComparison().ignoringFields("id").isEqualTo(mod("arma3", EMOJI));
    }

    @Test
    void comparesNamesExactlyWithinAGame() {
        added("a");
        added("A");
        added("a ");
        fixture().mods().insert(mod("rust", "a"));

        assertThatThrownBy(() -> added("a")).satisfies(code(ErrorCode.CONFLICT));
        assertThat(fixture().mods().list()).hasSize(4);
    }

    @Test
    void doesNotReuseIds() {
        int first = added("a").id();
        fixture().mods().delete(first);

        assertThat(added("a").id()).isGreaterThan(first);
    }

    @Test
    void doesNotDeleteAnEnabledMod() {
        int server = stored("s").id();
        int mod = added("a").id();
        fixture().mods().replaceEnabled(server, List.of(new ModAssignment(mod, true, 0)));

        assertThat(fixture().mods().delete(mod)).isFalse();
        assertThat(fixture().mods().list()).hasSize(1);

        fixture().mods().replaceEnabled(server, List.of());

        assertThat(fixture().mods().delete(mod)).isTrue();
        assertThat(fixture().mods().list()).isEmpty();
    }

    @Test
    void listsEnabledModsBySortOrderAndId() {
        int server = stored("s").id();
        ModAssignment a = new ModAssignment(added("a").id(), false, 2);
        ModAssignment b = new ModAssignment(added("b").id(), true, 1);
        ModAssignment c = new ModAssignment(added("c").id(), false, 1);

        fixture().mods().replaceEnabled(server, List.of(c, a));
        fixture().mods().replaceEnabled(server, List.of(c, a, b));

        assertThat(fixture().mods().enabled(server)).containsExactly(b, c, a);
        assertThat(fixture().mods().enabled(stored("t").id())).isEmpty();
    }

    @Test
    void aListWithAMissingModOrServerChangesNothing() {
        int server = stored("s").id();
        ModAssignment existing = new ModAssignment(added("a").id(), false, 0);
        fixture().mods().replaceEnabled(server, List.of(existing));

        assertThatThrownBy(() -> fixture()
                        .mods()
                        .replaceEnabled(server, List.of(new ModAssignment(existing.modId() + 1, true, 0))))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> fixture().mods().replaceEnabled(987654, List.of(existing)))
                .satisfies(code(ErrorCode.NOT_FOUND));
        assertThat(fixture().mods().enabled(server)).containsExactly(existing);
    }

    @Test
    void aModIsNeverBothDeletedAndEnabled() throws Exception {
        int server = stored("s").id();
        for (int round = 0; round < 10; round++) {
            int mod = added("r" + round).id();
            Callable<Boolean> delete = () -> fixture().mods().delete(mod);
            Callable<Boolean> enable = () -> {
                try {
                    fixture().mods().replaceEnabled(server, List.of(new ModAssignment(mod, false, 0)));
                    return true;
                } catch (LanguardException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
                    return false;
                }
            };

            List<Boolean> results = runConcurrently(List.of(delete, enable));

            assertThat(results).containsOnlyOnce(true);
        }
    }

    @Test
    void deletingAServerDisablesItsMods() {
        int server = stored("s").id();
        int mod = added("a").id();
        fixture().mods().replaceEnabled(server, List.of(new ModAssignment(mod, true, 0)));

        fixture().servers().delete(server);

        assertThat(fixture().mods().delete(mod)).isTrue();
    }
}
