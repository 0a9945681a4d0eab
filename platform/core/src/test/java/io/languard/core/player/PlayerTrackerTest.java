package io.languard.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.player.Player;
import io.languard.service.player.OnlinePlayer;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayerTrackerTest {

    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant T1 = T0.plusSeconds(60);

    final PlayerTracker roster = new PlayerTracker();

    @Test
    void playersOnTheListAreOnlineAndOthersHaveLeft() {
        PlayerTracker.PlayerChange first =
                roster.applyList(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(names(first.joined)).containsExactly("Ann", "Bob");
        PlayerTracker.PlayerChange second =
                roster.applyList(List.of(player("2", "Bob", null), player("3", "Cy", null)), T1);
        assertThat(names(second.joined)).containsExactly("Cy");
        assertThat(names(second.left)).containsExactly("Ann");
        assertThat(second.left.get(0).seconds()).isEqualTo(60);
        assertThat(roster.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0, T1);
    }

    @Test
    void aSlotReusedByAnotherPlayerYieldsTwoSessions() {
        roster.applyList(List.of(player("1", "Ann", "a")), T0);
        PlayerTracker.PlayerChange playerChange = roster.applyList(List.of(player("1", "Bob", "b")), T1);
        assertThat(names(playerChange.left)).containsExactly("Ann");
        assertThat(names(playerChange.joined)).containsExactly("Bob");
        assertThat(roster.players()).hasSize(1);
    }

    @Test
    void anIdentityThatBecomesKnownIsPublished() {
        roster.applyList(List.of(player("1", "Ann", null)), T0);
        PlayerTracker.PlayerChange same = roster.applyList(List.of(player("1", "Ann", null)), T1);
        assertThat(same.isAny()).isFalse();
        PlayerTracker.PlayerChange known = roster.applyList(List.of(player("1", "Ann", "a")), T1);
        assertThat(known.changesPlayers()).isTrue();
        assertThat(known.joined).isEmpty();
        assertThat(roster.players().get(0).identity()).isEqualTo("a");
        PlayerTracker.PlayerChange unknown = roster.applyList(List.of(player("1", "Ann", null)), T1);
        assertThat(unknown.isAny()).isFalse();
        assertThat(roster.players().get(0).identity()).isEqualTo("a");
    }

    @Test
    void aChangedPingPublishesNoPlayerChange() {
        roster.applyList(List.of(player("1", "Ann", "a")), T0);
        PlayerTracker.PlayerChange playerChange =
                roster.applyList(List.of(new Player("1", "Ann", "a", 50, null, Map.of())), T1);
        assertThat(playerChange.isAny()).isTrue();
        assertThat(playerChange.changesPlayers()).isFalse();
        assertThat(roster.players().get(0).ping()).isEqualTo(50);
    }

    @Test
    void detailsFromTheLogAreAddedToThePlayerList() {
        roster.applyInfo(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7", "verified", false)));
        roster.applyList(List.of(new Player("1", "Ann", null, 9, null, Map.of("verified", true))), T0);
        assertThat(roster.players().get(0).identity()).isEqualTo("a");
        assertThat(roster.players().get(0).gameData()).isEqualTo(Map.of("steam_uid", "7", "verified", true));

        roster.applyList(List.of(player("1", "Ann", "a"), player("2", "Bob", "b")), T0);
        PlayerTracker.PlayerChange playerChange =
                roster.applyInfo(new Player("2", "Bob", "b", null, null, Map.of("steam_uid", "8")));
        assertThat(playerChange.isAny()).isTrue();
        assertThat(roster.players().get(1).gameData()).isEqualTo(Map.of("steam_uid", "8"));
    }

    @Test
    void detailsOfAnotherPlayerOfThatNameAreNotAdded() {
        roster.applyInfo(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7")));
        roster.applyList(List.of(player("1", "Ann", "other")), T0);
        assertThat(roster.players().get(0).gameData()).isEmpty();
    }

    @Test
    void withoutAPlayerListNamesAreUsedAsSlots() {
        roster.joined(player(null, "Ann", null), T0);
        PlayerTracker.PlayerChange again = roster.joined(player(null, "Ann", null), T1);
        assertThat(again.joined).isEmpty();
        assertThat(roster.players().get(0).slotId()).isEqualTo("Ann");
        assertThat(names(roster.left("Ann", T1).left)).containsExactly("Ann");
        assertThat(roster.left("Ann", T1).isAny()).isFalse();
    }

    @Test
    void withoutAPlayerListAReusedSlotImpliesThatItsPlayerLeft() {
        roster.joined(player("1", "Ann", null), T0);
        PlayerTracker.PlayerChange playerChange = roster.joined(player("1", "Bob", null), T1);
        assertThat(names(playerChange.left)).containsExactly("Ann");
        assertThat(names(playerChange.joined)).containsExactly("Bob");
    }

    @Test
    void theEndOfTheServerEndsEverySession() {
        roster.applyList(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(roster.endAll(T1).left).hasSize(2);
        assertThat(roster.online()).isEmpty();
        assertThat(roster.drainUnsaved()).allMatch(PlayerSession::hasEnded).hasSize(2);
        assertThat(roster.drainUnsaved()).isEmpty();
    }

    @Test
    void sessionsOfAnEarlierPlatformContinueIfTheirPlayersAreStillOnline() {
        roster.resume(
                List.of(visit(1, "1", "Ann", "a"), visit(2, "2", "Bob", null), visit(3, "3", "Cy", null)), true, T1);
        assertThat(roster.online())
                .extracting(OnlinePlayer::joinedAt)
                .containsOnly(T0)
                .hasSize(3);
        PlayerTracker.PlayerChange playerChange = roster.applyList(
                List.of(player("5", "Anna", "a"), player("2", "Bob", "b"), player("3", "Di", null)), T1);
        assertThat(names(playerChange.joined)).containsExactly("Di");
        assertThat(names(playerChange.left)).containsExactly("Cy");
        assertThat(roster.drainUnsaved())
                .extracting(playerSession -> playerSession.toRecord(1).id())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 0L);
    }

    @Test
    void sessionsOfAnEarlierPlatformAreMatchedEvenIfLoadedLate() {
        roster.applyList(List.of(player("1", "Ann", "a")), T1);
        roster.resume(List.of(visit(1, "9", "Ann", "a"), visit(2, "2", "Bob", null)), true, T1);
        assertThat(roster.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0);
        assertThat(roster.players().get(0).slotId()).isEqualTo("1");
        assertThat(roster.drainUnsaved()).filteredOn(PlayerSession::hasEnded).hasSize(1);
    }

    @Test
    void sessionsOfAnEarlierPlatformEndWithTheirServer() {
        roster.resume(List.of(visit(1, "1", "Ann", "a")), false, T1);
        assertThat(roster.online()).isEmpty();
        assertThat(roster.drainUnsaved())
                .extracting(playerSession -> playerSession.toRecord(1).leftAt())
                .containsExactly(T1);
    }

    @Test
    void failedWritesAreRetried() {
        roster.applyList(List.of(player("1", "Ann", null)), T0);
        List<PlayerSession> unsaved = roster.drainUnsaved();
        roster.endAll(T1);
        roster.requeue(unsaved);
        assertThat(roster.drainUnsaved()).containsExactlyElementsOf(unsaved);
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
