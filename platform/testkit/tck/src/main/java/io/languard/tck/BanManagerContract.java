package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.ban.BanEffect;
import io.languard.api.ban.BanManager;
import io.languard.api.ban.GameBan;
import io.languard.api.error.ErrorCode;
import io.languard.api.player.Player;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract while the server is not running. While it is running, the game may update its own list later. */
abstract class BanManagerContract extends CapabilityContract<BanManager> {

    private static final Instant END =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);

    BanManagerContract() {
        super(BanManager.class);
    }

    @Test
    void identitiesAreNormalized() throws Exception {
        ifSupported(() -> {
            String one = normal(0);
            assertThat(normalize(one)).contains(one);
            assertThat(normalize(" " + one + " ")).contains(one);
            assertThat(normal(1)).isNotEqualTo(one);
        });
    }

    @Test
    void invalidIdentitiesAreRejected() throws Exception {
        ifSupported(() -> {
            for (String none : new String[] {"", " ", "\n", "a\nb", "a|b c", "\u0000", normal(0) + "\n" + normal(1)}) {
                assertThat(normalize(none)).as(none).isEmpty();
            }
            assertThat(call(BanManager::identityFormat)).startsWith("must be ");
            GameServer server = server().build();
            GameBan ban = new GameBan("a\nb", null, "", null);
            assertThat(failure(bans -> bans.change(server, List.of(ban), List.of(), null))
                            .code())
                    .isEqualTo(ErrorCode.VALIDATION_ERROR);
        });
    }

    @Test
    void aConnectedPlayerIsListedUnderAnIdentityThatCanBeBanned() throws Exception {
        ifSupported(() -> {
            String known = game().game().bannable(0);
            Player player = new Player("1", "Ann", known, null, known, Map.of());
            assertThat(listedIdentity(player))
                    .as("whether the game bans by identity or by address")
                    .contains(normal(0));
            Player unknown = new Player("1", "Ann", null, null, null, Map.of());
            listedIdentity(unknown)
                    .ifPresent(listed -> assertThat(normalize(listed)).contains(listed));
        });
    }

    @Test
    void aMissingListContainsNoBans() throws Exception {
        ifSupported(() -> assertThat(read()).isEmpty());
    }

    @Test
    void aBanCanBeAddedBeforeTheFirstStart() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            assertThat(server.directory())
                    .as("what the platform creates: no config file, no folder of the game")
                    .isEmptyDirectory();
            change(List.of(ban(0, null)), List.of());
            assertThat(read()).extracting(GameBan::identity).containsExactly(normal(0));
        });
    }

    @Test
    void removingABanKeepsTheOthers() throws Exception {
        ifSupported(() -> {
            change(List.of(ban(0, null), ban(1, END)), List.of());
            assertThat(read()).extracting(GameBan::identity).containsExactlyInAnyOrder(normal(0), normal(1));
            assertThat(read())
                    .filteredOn(ban -> ban.identity().equals(normal(1)))
                    .allMatch(ban -> END.equals(ban.expires()));
            change(List.of(), List.of(normal(0)));
            assertThat(read()).extracting(GameBan::identity).containsExactly(normal(1));
            change(List.of(), List.of(normal(0)));
            assertThat(read()).extracting(GameBan::identity).containsExactly(normal(1));
        });
    }

    @Test
    void aSecondBanReplacesTheFirst() throws Exception {
        ifSupported(() -> {
            change(List.of(ban(0, END)), List.of());
            change(List.of(ban(0, null)), List.of());
            assertThat(read()).singleElement().satisfies(ban -> assertThat(ban.expires())
                    .isNull());
        });
    }

    @Test
    void namesAndReasonsCannotInjectBans() throws Exception {
        ifSupported(() -> {
            String text = "x\n" + normal(1) + " -1\r\n" + normal(1) + "|x";
            change(List.of(new GameBan(normal(0), text, text, null)), List.of());
            assertThat(read()).extracting(GameBan::identity).containsExactly(normal(0));
        });
    }

    @Test
    void onlyTheOwnerCanAccessTheList() throws Exception {
        ifSupported(() -> {
            change(List.of(ban(0, null)), List.of());
            assertOwnerOnly();
        });
    }

    private void change(List<GameBan> add, List<String> remove) throws IOException {
        GameServer server = server().build();
        BanEffect effect = call(bans -> bans.change(server, add, remove, null));
        assertThat(effect).isNotNull();
    }

    private List<GameBan> read() throws IOException {
        GameServer server = server().build();
        return call(bans -> bans.read(server));
    }

    private GameBan ban(int index, @Nullable Instant end) {
        return new GameBan(normal(index), "Ann", "reason", end);
    }

    private String normal(int index) {
        return normalize(game().game().bannable(index)).orElseThrow();
    }

    private Optional<String> listedIdentity(Player player) {
        return call(bans -> bans.listedIdentity(player));
    }

    private Optional<String> normalize(String guid) {
        return call(bans -> bans.normalize(guid));
    }
}
