package io.languard.core.player;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.player.Player;
import io.languard.ports.player.OnlinePlayer;
import io.languard.ports.player.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterTest {

    static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant T1 = T0.plusSeconds(60);

    final Roster roster = new Roster();

    @Test
    void whoIsInTheListIsThereAndWhoIsNotIsGone() {
        Roster.Change first = roster.listed(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(names(first.joined)).containsExactly("Ann", "Bob");
        Roster.Change second = roster.listed(List.of(player("2", "Bob", null), player("3", "Cy", null)), T1);
        assertThat(names(second.joined)).containsExactly("Cy");
        assertThat(names(second.left)).containsExactly("Ann");
        assertThat(second.left.get(0).seconds()).isEqualTo(60);
        assertThat(roster.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0, T1);
    }

    @Test
    void aSlotThatChangedHandsIsTwoStays() {
        roster.listed(List.of(player("1", "Ann", "a")), T0);
        Roster.Change change = roster.listed(List.of(player("1", "Bob", "b")), T1);
        assertThat(names(change.left)).containsExactly("Ann");
        assertThat(names(change.joined)).containsExactly("Bob");
        assertThat(roster.players()).hasSize(1);
    }

    @Test
    void anIdentityThatBecomesKnownIsTold() {
        roster.listed(List.of(player("1", "Ann", null)), T0);
        Roster.Change same = roster.listed(List.of(player("1", "Ann", null)), T1);
        assertThat(same.isAny()).isFalse();
        Roster.Change known = roster.listed(List.of(player("1", "Ann", "a")), T1);
        assertThat(known.isAboutPeople()).isTrue();
        assertThat(known.joined).isEmpty();
        assertThat(roster.players().get(0).guid()).isEqualTo("a");
        Roster.Change unknown = roster.listed(List.of(player("1", "Ann", null)), T1);
        assertThat(unknown.isAny()).isFalse();
        assertThat(roster.players().get(0).guid()).isEqualTo("a");
    }

    @Test
    void anotherPingIsNoNewsAboutPeople() {
        roster.listed(List.of(player("1", "Ann", "a")), T0);
        Roster.Change change = roster.listed(List.of(new Player("1", "Ann", "a", 50, null, Map.of())), T1);
        assertThat(change.isAny()).isTrue();
        assertThat(change.isAboutPeople()).isFalse();
        assertThat(roster.players().get(0).ping()).isEqualTo(50);
    }

    @Test
    void whatALogKnowsIsAddedToWhatTheListSays() {
        roster.heard(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7", "verified", false)));
        roster.listed(List.of(new Player("1", "Ann", null, 9, null, Map.of("verified", true))), T0);
        assertThat(roster.players().get(0).guid()).isEqualTo("a");
        assertThat(roster.players().get(0).gameData()).isEqualTo(Map.of("steam_uid", "7", "verified", true));

        roster.listed(List.of(player("1", "Ann", "a"), player("2", "Bob", "b")), T0);
        Roster.Change change = roster.heard(new Player("2", "Bob", "b", null, null, Map.of("steam_uid", "8")));
        assertThat(change.isAny()).isTrue();
        assertThat(roster.players().get(1).gameData()).isEqualTo(Map.of("steam_uid", "8"));
    }

    @Test
    void whatIsKnownOfAnotherOfThatNameIsNotAdded() {
        roster.heard(new Player("1", "Ann", "a", null, null, Map.of("steam_uid", "7")));
        roster.listed(List.of(player("1", "Ann", "other")), T0);
        assertThat(roster.players().get(0).gameData()).isEmpty();
    }

    @Test
    void byLogsAloneNamesDoForSlots() {
        roster.joined(player(null, "Ann", null), T0);
        Roster.Change again = roster.joined(player(null, "Ann", null), T1);
        assertThat(again.joined).isEmpty();
        assertThat(roster.players().get(0).slotId()).isEqualTo("Ann");
        assertThat(names(roster.left("Ann", T1).left)).containsExactly("Ann");
        assertThat(roster.left("Ann", T1).isAny()).isFalse();
    }

    @Test
    void byLogsAloneASlotThatIsTakenAgainWasLeft() {
        roster.joined(player("1", "Ann", null), T0);
        Roster.Change change = roster.joined(player("1", "Bob", null), T1);
        assertThat(names(change.left)).containsExactly("Ann");
        assertThat(names(change.joined)).containsExactly("Bob");
    }

    @Test
    void theEndOfTheServerEndsEveryStay() {
        roster.listed(List.of(player("1", "Ann", null), player("2", "Bob", null)), T0);
        assertThat(roster.ended(T1).left).hasSize(2);
        assertThat(roster.online()).isEmpty();
        assertThat(roster.takeUnsaved()).allMatch(Stay::hasLeft).hasSize(2);
        assertThat(roster.takeUnsaved()).isEmpty();
    }

    @Test
    void staysOfAnEarlierPlatformGoOnIfTheirPlayersAreStillThere() {
        roster.resume(
                List.of(visit(1, "1", "Ann", "a"), visit(2, "2", "Bob", null), visit(3, "3", "Cy", null)), true, T1);
        assertThat(roster.online())
                .extracting(OnlinePlayer::joinedAt)
                .containsOnly(T0)
                .hasSize(3);
        Roster.Change change =
                roster.listed(List.of(player("5", "Anna", "a"), player("2", "Bob", "b"), player("3", "Di", null)), T1);
        assertThat(names(change.joined)).containsExactly("Di");
        assertThat(names(change.left)).containsExactly("Cy");
        assertThat(roster.takeUnsaved())
                .extracting(stay -> stay.visit(1).id())
                .containsExactlyInAnyOrder(1L, 2L, 3L, 0L);
    }

    @Test
    void staysOfAnEarlierPlatformThatAreFoundLateAreStillMatched() {
        roster.listed(List.of(player("1", "Ann", "a")), T1);
        roster.resume(List.of(visit(1, "9", "Ann", "a"), visit(2, "2", "Bob", null)), true, T1);
        assertThat(roster.online()).extracting(OnlinePlayer::joinedAt).containsExactly(T0);
        assertThat(roster.players().get(0).slotId()).isEqualTo("1");
        assertThat(roster.takeUnsaved()).filteredOn(Stay::hasLeft).hasSize(1);
    }

    @Test
    void staysOfAnEarlierPlatformEndWithTheirServer() {
        roster.resume(List.of(visit(1, "1", "Ann", "a")), false, T1);
        assertThat(roster.online()).isEmpty();
        assertThat(roster.takeUnsaved())
                .extracting(stay -> stay.visit(1).leftAt())
                .containsExactly(T1);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLater() {
        roster.listed(List.of(player("1", "Ann", null)), T0);
        List<Stay> unsaved = roster.takeUnsaved();
        roster.ended(T1);
        roster.putBack(unsaved);
        assertThat(roster.takeUnsaved()).containsExactlyElementsOf(unsaved);
    }

    private static Player player(String slot, String name, String guid) {
        return new Player(slot, name, guid, null, null, Map.of());
    }

    private static Visit visit(long id, String slot, String name, String guid) {
        return new Visit(id, 1, slot, name, guid, null, T0, null, "{}");
    }

    private static List<String> names(List<Stay> stays) {
        return stays.stream().map(stay -> stay.player().name()).toList();
    }
}
