package io.languard.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.player.Player;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import io.languard.service.validation.FieldLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlayerTrackerTest {

    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant T1 = T0.plusSeconds(60);

    final PlayerTracker tracker = new PlayerTracker();

    @Test
    void playersBeyondTheMaximumAreIgnored() {
        List<Player> many = IntStream.range(0, PlayerLimits.MAX_PLAYERS + 10)
                .mapToObj(i -> player(Integer.toString(i), "Player" + i, null))
                .toList();
        tracker.applyList(many, T0);
        assertThat(tracker.players()).hasSize(PlayerLimits.MAX_PLAYERS);
        assertThat(tracker.joined(player("x", "Late", null), T1).isAny()).isFalse();
        assertThat(tracker.applyList(List.of(player("x", "Late", null)), T1).joined)
                .hasSize(1);
    }

    @Test
    void whatIsTooLongToBeStoredIsTruncatedOrDropped() {
        String name = "n".repeat(1_000);
        tracker.applyList(
                List.of(
                        new Player("1", name, name, 1, name, Map.of("data", "d".repeat(5_000))),
                        new Player(name, "slot too long", null, null, null, Map.of())),
                T0);
        assertThat(tracker.players())
                .containsExactly(
                        new Player("1", "n".repeat(FieldLimits.MAX_STORED_NAME_LENGTH), null, 1, null, Map.of()));
    }

    @Test
    void playersOnTheListAreOnlineAndOthersHaveLeft() {
        PlayerTracker.PlayerChange first =
                tracker.applyList(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(names(first.joined)).containsExactly("Ann", "Bob");
        PlayerTracker.PlayerChange second =
                tracker.applyList(List.of(player("2", "Bob", null), player("3", "Cy", null)), T1);
        assertThat(names(second.joined)).containsExactly("Cy");
        assertThat(names(second.left)).containsExactly("Ann");
        assertThat(second.left.get(0).seconds()).isEqualTo(60);
        assertThat(tracker.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0, T1);
    }

    @Test
    void aPlayerWhoseNameTheAdapterOmitsIsNamedAfterTheSlot() {
        List<Player> players = List.of(player("1", "Ann", null), player("2", null, null));
        tracker.applyList(players, T0);
        assertThat(tracker.applyList(players, T1).isAny()).isFalse();
        assertThat(tracker.drainUnsaved())
                .extracting(playerSession -> playerSession.toRecord(1).name())
                .containsExactly("Ann", "2");
    }

    @Test
    void aSlotReusedByAnotherPlayerYieldsTwoSessions() {
        tracker.applyList(List.of(player("1", "Ann", "a")), T0);
        PlayerTracker.PlayerChange playerChange = tracker.applyList(List.of(player("1", "Bob", "b")), T1);
        assertThat(names(playerChange.left)).containsExactly("Ann");
        assertThat(names(playerChange.joined)).containsExactly("Bob");
        assertThat(tracker.players()).hasSize(1);
    }

    @Test
    void anIdentityThatBecomesKnownIsPublished() {
        tracker.applyList(List.of(player("1", "Ann", null)), T0);
        PlayerTracker.PlayerChange same = tracker.applyList(List.of(player("1", "Ann", null)), T1);
        assertThat(same.isAny()).isFalse();
        PlayerTracker.PlayerChange known = tracker.applyList(List.of(player("1", "Ann", "a")), T1);
        assertThat(known.changesPlayers()).isTrue();
        assertThat(known.joined).isEmpty();
        assertThat(tracker.players().get(0).identity()).isEqualTo("a");
        PlayerTracker.PlayerChange unknown = tracker.applyList(List.of(player("1", "Ann", null)), T1);
        assertThat(unknown.isAny()).isFalse();
        assertThat(tracker.players().get(0).identity()).isEqualTo("a");
    }

    @Test
    void aChangedPingPublishesNoPlayerChange() {
        tracker.applyList(List.of(player("1", "Ann", "a")), T0);
        PlayerTracker.PlayerChange playerChange =
                tracker.applyList(List.of(new Player("1", "Ann", "a", 50, null, Map.of())), T1);
        assertThat(playerChange.isAny()).isTrue();
        assertThat(playerChange.changesPlayers()).isFalse();
        assertThat(tracker.players().get(0).ping()).isEqualTo(50);
    }

    @Test
    void detailsFromTheLogAreAddedToThePlayerList() {
        tracker.applyInfo(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7", "verified", false)));
        tracker.applyList(List.of(new Player("1", "Ann", null, 9, null, Map.of("verified", true))), T0);
        assertThat(tracker.players().get(0).identity()).isEqualTo("a");
        assertThat(tracker.players().get(0).gameData()).isEqualTo(Map.of("steam_uid", "7", "verified", true));

        tracker.applyList(List.of(player("1", "Ann", "a"), player("2", "Bob", "b")), T0);
        PlayerTracker.PlayerChange playerChange =
                tracker.applyInfo(new Player("2", "Bob", "b", null, null, Map.of("steam_uid", "8")));
        assertThat(playerChange.isAny()).isTrue();
        assertThat(tracker.players().get(1).gameData()).isEqualTo(Map.of("steam_uid", "8"));
    }

    @Test
    void detailsOfAnotherPlayerOfThatNameAreNotAdded() {
        tracker.applyInfo(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7")));
        tracker.applyList(List.of(player("1", "Ann", "other")), T0);
        assertThat(tracker.players().get(0).gameData()).isEmpty();
    }

    @Test
    void withoutAPlayerListNamesAreUsedAsSlots() {
        tracker.joined(player(null, "Ann", null), T0);
        PlayerTracker.PlayerChange again = tracker.joined(player(null, "Ann", null), T1);
        assertThat(again.joined).isEmpty();
        assertThat(tracker.players().get(0).slotId()).isEqualTo("Ann");
        assertThat(names(tracker.left("Ann", T1).left)).containsExactly("Ann");
        assertThat(tracker.left("Ann", T1).isAny()).isFalse();
    }

    @Test
    void withoutAPlayerListAReusedSlotImpliesThatItsPlayerLeft() {
        tracker.joined(player("1", "Ann", null), T0);
        PlayerTracker.PlayerChange playerChange = tracker.joined(player("1", "Bob", null), T1);
        assertThat(names(playerChange.left)).containsExactly("Ann");
        assertThat(names(playerChange.joined)).containsExactly("Bob");
    }

    @Test
    void theEndOfTheServerEndsEverySession() {
        tracker.applyList(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(tracker.endAll(T1).left).hasSize(2);
        assertThat(tracker.online()).isEmpty();
        assertThat(tracker.drainUnsaved()).allMatch(PlayerSession::hasEnded).hasSize(2);
        assertThat(tracker.drainUnsaved()).isEmpty();
    }

    @Test
    void sessionsOfAnEarlierPlatformContinueIfTheirPlayersAreStillOnline() {
        tracker.resume(
                List.of(visit(1, "1", "Ann", "a"), visit(2, "2", "Bob", null), visit(3, "3", "Cy", null)), true, T1);
        assertThat(tracker.online())
                .extracting(OnlinePlayer::joinedAt)
                .containsOnly(T0)
                .hasSize(3);
        PlayerTracker.PlayerChange playerChange = tracker.applyList(
                List.of(player("5", "Anna", "a"), player("2", "Bob", "b"), player("3", "Di", null)), T1);
        assertThat(names(playerChange.joined)).containsExactly("Di");
        assertThat(names(playerChange.left)).containsExactly("Cy");
        assertThat(tracker.drainUnsaved())
                .extracting(playerSession -> playerSession.toRecord(1).id())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 0L);
    }

    @Test
    void sessionsOfAnEarlierPlatformAreMatchedEvenIfLoadedLate() {
        tracker.applyList(List.of(player("1", "Ann", "a")), T1);
        tracker.resume(List.of(visit(1, "9", "Ann", "a"), visit(2, "2", "Bob", null)), true, T1);
        assertThat(tracker.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0);
        assertThat(tracker.players().get(0).slotId()).isEqualTo("1");
        assertThat(tracker.drainUnsaved()).filteredOn(PlayerSession::hasEnded).hasSize(1);
    }

    @Test
    void sessionsOfAnEarlierPlatformEndWithTheirServer() {
        tracker.resume(List.of(visit(1, "1", "Ann", "a")), false, T1);
        assertThat(tracker.online()).isEmpty();
        assertThat(tracker.drainUnsaved())
                .extracting(playerSession -> playerSession.toRecord(1).leftAt())
                .containsExactly(T1);
    }

    @Test
    void failedWritesAreRetried() {
        tracker.applyList(List.of(player("1", "Ann", null)), T0);
        List<PlayerSession> unsaved = tracker.drainUnsaved();
        tracker.endAll(T1);
        tracker.requeue(unsaved);
        assertThat(tracker.drainUnsaved()).containsExactlyElementsOf(unsaved);
    }

    private static Player player(String slot, String name, String guid) {
        return new Player(slot, name, guid, null, null, Map.of());
    }

    private static PlayerSessionRecord visit(long id, String slot, String name, String guid) {
        return new PlayerSessionRecord(id, 1, slot, name, guid, null, T0, null, "{}");
    }

    private static List<String> names(List<PlayerSession> playerSessions) {
        return playerSessions.stream()
                .map(playerSession -> playerSession.player().name())
                .toList();
    }
}
