package io.languard.arma3.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.player.Player;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.TestServer;
import io.languard.arma3.battleye.BanListParser;
import io.languard.arma3.remote.Arma3PlayerLister;
import io.languard.arma3.remote.Arma3RemoteAdmin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remote admin of a game over a network that loses a third of all datagrams. */
class BadNetworkIT {

    private static final int MANY = 100;
    private static final int LOT = 10;

    @TempDir
    Path folder;

    @Test
    void listsAreCompleteAndEveryBanIsAddedOnce() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"));
        Arma3RemoteAdmin admin = new Arma3RemoteAdmin();
        try (SimulatedGame game = SimulatedGame.start(server);
                LossyProxy proxy = new LossyProxy(server.remoteAdminPort().getAsInt())) {
            List<String> names =
                    IntStream.range(0, 30).mapToObj(i -> "Soldier " + i).toList();
            for (String name : names) {
                game.sendCommand("#sim join " + name);
            }
            TestServer far = new TestServer(folder.resolve("far")).ports(server.gamePort(), proxy.port());
            try (RemoteSession session = admin.open(far, new SimulatedGame.NoOpRemoteListener())) {
                List<CompletableFuture<List<Player>>> listings = new ArrayList<>();
                for (int count = 0; count < MANY; count++) {
                    listings.add(new Arma3PlayerLister().players(session).toCompletableFuture());
                }
                assertThat(completed(listings))
                        .hasSizeGreaterThan(MANY * 9 / 10)
                        .allSatisfy(players ->
                                assertThat(players).extracting(Player::name).isEqualTo(names));
                int banned = 0;
                for (int batch = 0; batch < MANY; batch += LOT) {
                    // No more concurrent commands than a game is likely to remember; see repeat_actions.
                    List<CompletableFuture<String>> bans = new ArrayList<>();
                    for (int count = batch; count < batch + LOT; count++) {
                        bans.add(session.command("addBan %032x 0 number %d".formatted(count, count))
                                .toCompletableFuture());
                    }
                    banned += completed(bans).size();
                }
                assertThat(banned).isGreaterThan(MANY * 9 / 10);
                assertThat(BanListParser.parse(game.sendCommand("bans")).identities())
                        .hasSizeBetween(banned, MANY)
                        .doesNotHaveDuplicates();
            }
            assertThat(proxy.lost()).isGreaterThan(MANY);
        } finally {
            admin.close();
        }
    }

    private static <T> List<T> completed(List<CompletableFuture<T>> replies) throws Exception {
        List<T> completed = new ArrayList<>();
        for (CompletableFuture<T> reply : replies) {
            T value = reply.exceptionally(lost -> null).get(20, TimeUnit.SECONDS);
            if (value != null) {
                completed.add(value);
            }
        }
        return completed;
    }
}
