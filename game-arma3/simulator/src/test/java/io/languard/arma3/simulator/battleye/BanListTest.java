package io.languard.arma3.simulator.battleye;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.arma3.simulator.world.SimulatedPlayer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanListTest {
    private static final String GUID = "4fc867abf98b934e9e7eeaf15170258c";
    private static final String OTHER = "74ae012b5407e0a3cc2cd82ec1f8ba7d";

    @TempDir
    private Path folder;

    private long now = 1_000_000;
    private BanList bans;

    @BeforeEach
    void make() {
        bans = new BanList(folder.resolve("bans.txt"), () -> now);
    }

    @Test
    void readsAllFormsThatOccurInRealFiles() throws Exception {
        Files.writeString(
                folder.resolve("bans.txt"),
                "## comment ##\r\n" + GUID.toUpperCase() + " -1 Admin Ban\r\n192.0.2.44 -1 test\n" + OTHER
                        + " 1085920\n" + OTHER + "\n\nnot a ban\n");
        bans.load();
        assertThat(bans.ordered())
                .containsExactly(
                        new BattlEyeBan(GUID, -1, "Admin Ban"),
                        new BattlEyeBan(OTHER, 1_085_920, ""),
                        new BattlEyeBan(OTHER, -1, ""),
                        new BattlEyeBan("192.0.2.44", -1, "test"));
    }

    @Test
    void numbersGuidsAndAddressesContinuously() {
        bans.add("192.0.2.44", 0, "test");
        bans.add(GUID, 0, "Admin Ban");
        bans.add(OTHER, 1432, "Cooling off");
        assertThat(ListingFormatter.bans(bans))
                .isEqualTo(
                        """
                GUID Bans:
                [#] [GUID] [Minutes left] [Reason]
                ----------------------------------------
                0  4fc867abf98b934e9e7eeaf15170258c perm Admin Ban
                1  74ae012b5407e0a3cc2cd82ec1f8ba7d 1432 Cooling off

                IP Bans:
                [#] [IP Address] [Minutes left] [Reason]
                ----------------------------------------------
                2  192.0.2.44      perm test""");
    }

    @Test
    void showsBothHeadingsWithoutBans() {
        assertThat(ListingFormatter.bans(bans)).contains("GUID Bans:\n", "\n\nIP Bans:\n");
    }

    @Test
    void showsExpiredBansUntilTheListIsWritten() throws Exception {
        bans.add(GUID, 1, "");
        now += 61;
        assertThat(ListingFormatter.bans(bans)).contains("0  " + GUID + " -\n");
        bans.write();
        assertThat(bans.ordered()).isEmpty();
    }

    @Test
    void writesExpiryAsUnixTime() throws Exception {
        bans.add(GUID, 10, "later");
        bans.add(OTHER, 0, "");
        bans.write();
        assertThat(Files.readAllLines(folder.resolve("bans.txt")))
                .containsExactly(GUID + " 1000600 later", OTHER + " -1");
    }

    @Test
    void removesByNumberAndShiftsTheOthers() {
        bans.add(GUID, 0, "a");
        bans.add(OTHER, 0, "b");
        assertThat(bans.remove(0)).isTrue();
        assertThat(bans.remove(1)).isFalse();
        assertThat(bans.ordered()).extracting(BattlEyeBan::id).containsExactly(OTHER);
    }

    @Test
    void addsOnlyGuidsAndAddresses() {
        assertThat(bans.add("76561198066209976", 0, "")).isFalse();
        assertThat(bans.ordered()).isEmpty();
    }

    @Test
    void findsTheBanInForceForAPlayer() {
        SimulatedPlayer simulatedPlayer = new SimulatedPlayer(0, "A", 76561197960265728L, "192.0.2.9", 2304, 0);
        assertThat(bans.against(simulatedPlayer)).isEmpty();
        bans.add(GUID, 1, "x");
        assertThat(bans.against(simulatedPlayer)).isPresent();
        now += 60;
        assertThat(bans.against(simulatedPlayer)).isEmpty();
        bans.add("192.0.2.9", 0, "y");
        assertThat(bans.against(simulatedPlayer)).map(BattlEyeBan::reason).contains("y");
    }
}
