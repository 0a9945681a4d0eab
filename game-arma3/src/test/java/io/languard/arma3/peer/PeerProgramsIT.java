package io.languard.arma3.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.config.ConfigEntry;
import io.languard.api.mission.RotationEntry;
import io.languard.api.player.Player;
import io.languard.arma3.RandomTextGenerator;
import io.languard.arma3.TestServer;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.rcon.RconLoop;
import io.languard.arma3.remote.Arma3MessageBroadcaster;
import io.languard.arma3.remote.Arma3PlayerLister;
import io.languard.arma3.settings.Arma3ConfigGenerator;
import io.languard.toolkit.query.InfoQuery;
import io.languard.toolkit.query.PlayersQuery;
import io.languard.toolkit.query.ServerInfo;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Third-party programs read what the adapter and the simulator write, and agree with the adapter. */
class PeerProgramsIT {

    private static final String PASSWORD = "Abcdefgh12345678";
    private static final List<String> NAMES =
            List.of("Alpha", "Brävo Two", "C (Lobby) [x] 1.2.3.4:5 -", "connected (id=1).", "日本 😀");

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @BeforeEach
    void require() throws Exception {
        PeerPrograms.assumeInstalled();
    }

    @Test
    void peersAgreeOnRemoteAdmin() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"));
        try (SimulatedGame game = SimulatedGame.start(server)) {
            fill(game);
            game.sendCommand("addBan 4fc867abf98b934e9e7eeaf15170258c 0 A reason: \"any\" ü");
            Future<JsonNode> reading = executor.submit(() -> PeerPrograms.run(
                    "rcon.mjs",
                    server.remoteAdminPort().getAsInt(),
                    PASSWORD,
                    "Grüße aus 日本",
                    "players",
                    "bans",
                    "admins",
                    "missions",
                    ""));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> game.sendCommand("admins").contains("\n1 "));
            new Arma3MessageBroadcaster().say(game.session(), "Grüße aus 日本");
            JsonNode peer = reading.get(20, TimeUnit.SECONDS);
            for (String command : List.of("players", "bans", "missions")) {
                assertThat(peer.at("/answers/" + command).asText()).isEqualTo(game.sendCommand(command));
            }
            // Long enough for a split reply.
            assertThat(peer.at("/answers/players").asText().length()).isGreaterThan(1_024);
            assertThat(peer.at("/answers/bans").asText()).contains("A reason: \"any\" ü");
            assertThat(peer.at("/answers/admins").asText()).contains("127.0.0.1");
            List<Player> players = new Arma3PlayerLister()
                    .players(game.session())
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(players).extracting(Player::name).containsAll(NAMES).hasSize(NAMES.size() + 20);
            for (Player player : players) {
                assertThat(peer.at("/answers/players").asText().lines())
                        .anyMatch(row -> row.startsWith(player.slotId() + " ")
                                && row.contains(" " + player.identity() + "(")
                                && row.contains(player.name()));
            }
            assertThat(peer.at("/messages").toString()).contains("(Global) Grüße aus 日本");
        }
    }

    @Test
    void peersAgreeOnSteamQueries() throws Exception {
        TestServer server = SimulatedGame.server(SimulatedGame.install(folder.resolve("game")), folder.resolve("1"))
                .with("server", "hostname", "Ärger \"im\" Büro; // 日本")
                .with("server", "max_players", 64);
        try (SimulatedGame game = SimulatedGame.start(server);
                RconLoop loop = new RconLoop()) {
            fill(game);
            JsonNode peer = PeerPrograms.run("query.mjs", server.gamePort());
            InetSocketAddress port = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.gamePort() + 1);
            ServerInfo parsed = loop.query(port, new InfoQuery()).get(5, TimeUnit.SECONDS);
            assertThat(parsed.name()).isEqualTo("Ärger \"im\" Büro; // 日本");
            assertThat(peer.at("/name").asText()).isEqualTo(parsed.name());
            assertThat(peer.at("/map").asText()).isEqualTo(parsed.map());
            assertThat(peer.at("/raw/game").asText()).isEqualTo(parsed.game());
            assertThat(peer.at("/maxplayers").asInt())
                    .isEqualTo(parsed.maxPlayers())
                    .isEqualTo(64);
            assertThat(peer.at("/numplayers").asInt()).isEqualTo(parsed.players());
            assertThat(peer.at("/raw/tags").toString()).contains("\"bt\"", "\"s");
            List<Player> players = new Arma3PlayerLister()
                    .players(game.session())
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(parsed.players()).isEqualTo(players.size());
            Map<String, Integer> scores = new HashMap<>();
            peer.at("/players")
                    .forEach(player -> scores.put(
                            player.at("/name").asText(), player.at("/raw/score").asInt()));
            assertThat(scores.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            players.stream().map(Player::name).toList());
            assertThat(loop.query(port, new PlayersQuery()).get(5, TimeUnit.SECONDS))
                    .allSatisfy(player -> assertThat(scores).containsEntry(player.name(), player.score()))
                    .hasSameSizeAs(players);
            // The next list includes the result of the query.
            await().untilAsserted(() -> assertThat(new Arma3PlayerLister()
                            .players(game.session())
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS))
                    .allSatisfy(
                            player -> assertThat(player.gameData()).containsEntry("score", scores.get(player.name()))));
            // One rule in one part, whose content starts with the protocol version.
            assertThat(peer.at("/raw/rules").fieldNames().next()).isEqualTo("\1\1");
            assertThat(peer.at("/raw/rules").elements().next().asText()).startsWith("\3");
        }
    }

    @Test
    void peersAgreeOnConfigFiles() throws Exception {
        Random random = new Random(11);
        Path files = Files.createDirectories(folder.resolve("files"));
        Map<String, ConfigBody> trees = new HashMap<>();
        for (int round = 0; round < 150; round++) {
            for (ConfigEntry entry : new Arma3ConfigGenerator().render(random(random, round))) {
                if (!entry.label().startsWith("beserver")) {
                    String name = round + "-" + entry.label();
                    Files.writeString(files.resolve(name), entry.text());
                    trees.put(name, ConfigParser.parse(entry.text()));
                }
            }
        }
        JsonNode peer = PeerPrograms.run("config.mjs", files);
        assertThat(peer).hasSize(trees.size());
        trees.forEach((name, tree) -> assertThat(peer.get(name)).as(name).isEqualTo(json(tree)));
    }

    private TestServer random(Random random, int round) {
        TestServer server = new TestServer(folder.resolve("random")).ports(2302, 2307);
        for (String field : List.of("hostname", "password", "password_admin", "server_command_password")) {
            server.with("server", field, RandomTextGenerator.next(random));
        }
        for (String field : List.of("double_id_detected", "on_user_connected", "on_hacked_data", "regular_check")) {
            server.with("server", field, RandomTextGenerator.next(random));
        }
        server.with(
                "server",
                "motd_lines",
                List.of(RandomTextGenerator.next(random), RandomTextGenerator.next(random), ""));
        server.with("server", "mission_whitelist", List.of(RandomTextGenerator.next(random)));
        server.with(
                "server", "allowed_html_load_uris", round % 2 == 0 ? null : List.of(RandomTextGenerator.next(random)));
        server.with("profile", "skill_ai", random.nextInt(100) / 100.0);
        server.rotation().add(new RotationEntry(RandomTextGenerator.next(random), "Veteran", Map.of("Time", round)));
        return server;
    }

    private static void fill(SimulatedGame game) throws Exception {
        for (String name : NAMES) {
            game.sendCommand("#sim join " + name);
        }
        for (int count = 0; count < 20; count++) {
            game.sendCommand("#sim join Soldier" + count);
        }
    }

    /**
     * Returns the JSON that the third-party parser is expected to print for a tree. Booleans are null, because the
     * parser only supports numbers and strings.
     */
    private static ObjectNode json(ConfigBody tree) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        for (ConfigBody.Member member : tree.members()) {
            if (member instanceof ConfigBody.Child child) {
                node.set(child.name(), json(child.body()));
            } else if (member instanceof ConfigBody.Property property) {
                node.set(property.name(), json(property.value()));
            }
        }
        return node;
    }

    private static JsonNode json(ConfigValue value) {
        ObjectMapper mapper = new ObjectMapper();
        if (value instanceof ConfigValue.TextValue textValue) {
            return mapper.getNodeFactory().textNode(textValue.text());
        } else if (value instanceof ConfigValue.NumberValue numberValue) {
            BigDecimal number = numberValue.value().stripTrailingZeros();
            return number.scale() <= 0
                    ? mapper.getNodeFactory().numberNode(number.intValueExact())
                    : mapper.getNodeFactory().numberNode(number.doubleValue());
        } else if (value instanceof ConfigValue.ArrayValue arrayValue) {
            ArrayNode node = mapper.createArrayNode();
            arrayValue.elements().forEach(element -> node.add(json(element)));
            return node;
        }
        return mapper.nullNode();
    }
}
