package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class BackupsApiContract extends ApiContract {

    private JsonNode succeeded(ContractApiResponse accepted) throws Exception {
        JsonNode job = awaitJob(accepted);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("succeeded");
        return job;
    }

    private JsonNode backups(ServerUnderTest game) {
        return viewer().get(game.path("/backups")).data();
    }

    @Test
    void aBackupBringsBackFilesConfigurationRotationAndMods() throws Exception {
        ServerUnderTest game = game();
        Path folder = platform().directoryOf(game.id());
        JsonNode mission = admin().upload(game.path("/missions/upload"), "MyMission.Altis.pbo", PboBuilder.mission())
                .data();
        assertDone(
                admin().put(
                                game.path("/missions/rotation"),
                                body(
                                        "rotation",
                                        List.of(body(
                                                "mission_id", mission.path("id").asInt())))),
                200);
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/vars"), "old");
        int version = admin().get(game.path("/config/server"))
                .data()
                .at("/_meta/config_version")
                .asInt();
        assertDone(
                admin().put(game.path("/config/server"), body("config_version", version, "hostname", "Before")), 200);

        JsonNode job = succeeded(admin().post(game.path("/backups"), body("name", "before the update")));
        assertThat(fields(job))
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "server_id",
                        "state",
                        "progress",
                        "message",
                        "actor",
                        "created_at",
                        "started_at",
                        "ended_at",
                        "error");
        JsonNode backup = backups(game).get(0);
        assertThat(fields(backup))
                .containsExactlyInAnyOrder(
                        "id", "name", "created_at", "created_by", "size_bytes", "sha256", "locked", "reason");

        Files.writeString(folder.resolve("profiles/vars"), "new");
        assertDone(admin().put(game.path("/missions/rotation"), body("rotation", List.of())), 200);
        assertNoContent(
                admin().delete(game.path("/missions/" + mission.path("id").asInt())));
        assertDone(
                admin().put(game.path("/config/server"), body("config_version", version + 1, "hostname", "After")),
                200);
        succeeded(admin().post(game.path("/backups/" + backup.path("id").asInt() + "/restore"), null));

        assertThat(folder.resolve("profiles/vars")).hasContent("old");
        JsonNode section = admin().get(game.path("/config/server")).data();
        assertThat(section.path("hostname").asText()).isEqualTo("Before");
        assertThat(section.at("/_meta/config_version").asInt()).isGreaterThan(version + 2);
        assertThat(viewer().get(game.path("/missions")).data()).hasSize(1);
        assertThat(viewer().get(game.path("/missions/rotation")).data()).hasSize(1);
        assertThat(backups(game)).hasSize(2);
        assertThat(backups(game).get(0).path("reason").asText()).isEqualTo("before_restore");
        assertThat(game.event("backup_restored").at("/detail/name").asText()).isEqualTo("before the update");
    }

    @Test
    void aBackupIsLockedRenamedDownloadedAndDeleted() throws Exception {
        ServerUnderTest game = game();
        succeeded(admin().post(game.path("/backups"), null));
        JsonNode backup = backups(game).get(0);
        String path = game.path("/backups/" + backup.path("id").asInt());

        assertDone(admin().put(path, body("name", "kept", "locked", true)), 200);
        assertRefused(admin().delete(path), 409, "CONFLICT");
        ContractApiResponse part = admin().send("GET", path + "/download", null, Map.of("Range", "bytes=0-1"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range"))
                .isEqualTo("bytes 0-1/" + backup.path("size_bytes").asLong());
        assertRefused(viewer().get(path + "/download"), 403, "FORBIDDEN");
        assertDone(admin().put(path, body("locked", false)), 200);
        assertNoContent(admin().delete(path));
        assertThat(backups(game)).isEmpty();
    }

    @Test
    void aServerThatRunsIsBackedUpButNotRestored() throws Exception {
        ServerUnderTest game = game().start();
        succeeded(admin().post(game.path("/backups"), null));
        int id = backups(game).get(0).path("id").asInt();

        assertRefused(admin().post(game.path("/backups/" + id + "/restore"), null), 409, "CONFLICT");
        assertThat(game.status()).isEqualTo("running");
    }

    @Test
    void jobsAreSentToTheirSubscribers() throws Exception {
        ServerUnderTest game = game();
        try (SocketClient socket = SocketClient.open(platform(), "all", viewer().token())) {
            socket.subscribe("\"jobs\"");
            assertDone(admin().post(game.path("/backups"), null), 202);
            JsonNode end = socket.await(message -> message.path("type").asText().equals("job")
                    && message.path("server_id").asInt() == game.id()
                    && message.at("/data/state").asText().equals("succeeded"));
            assertThat(end.at("/data/progress").asInt()).isEqualTo(1);
        }
    }

    @Test
    void thePolicyKeepsWhatItSays() throws Exception {
        ServerUnderTest game = game();
        Map<String, Object> policy =
                body("keep_last", 1, "keep_daily", 0, "keep_weekly", 0, "max_total_mb", 0, "before_delete", true);
        assertDone(admin().put(game.path("/backups/policy"), policy), 200);
        succeeded(admin().post(game.path("/backups"), body("name", "first")));
        succeeded(admin().post(game.path("/backups"), body("name", "second")));
        assertThat(backups(game).findValuesAsText("name")).containsExactly("second");
        assertThat(game.event("backup_expired").at("/detail/name").asText()).isEqualTo("first");

        succeeded(admin().delete(game.path()));
        assertRefused(admin().get(game.path()), 404, "NOT_FOUND");
    }

    @Test
    void aPolicyIsAppliedWhenItIsSet() throws Exception {
        ServerUnderTest game = game();
        succeeded(admin().post(game.path("/backups"), null));
        succeeded(admin().post(game.path("/backups"), null));
        int newest = backups(game).get(0).path("id").asInt();
        Map<String, Object> policy =
                body("keep_last", 1, "keep_daily", 0, "keep_weekly", 0, "max_total_mb", 0, "before_delete", false);

        assertDone(admin().put(game.path("/backups/policy"), policy), 200);

        admin().await(
                        "/jobs?state=succeeded&server_id=" + game.id(),
                        jobs -> jobs.data().toString().contains("\"retention\""));
        assertThat(backups(game).findValuesAsText("id")).containsExactly("" + newest);
        assertThat(game.event("backup_expired").path("actor").asText()).isEqualTo("supervisor");
    }
}
