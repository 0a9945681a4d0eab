package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class MissionsApiContract extends ApiContract {

    @Test
    void aMissionIsUploadedListedAndDeleted() throws Exception {
        ServerUnderTest game = game();
        assertThat(viewer().get(game.path("/missions")).data()).isEmpty();
        ContractApiResponse created =
                admin().upload(game.path("/missions/upload"), "MyMission.Altis.pbo", PboBuilder.mission());
        assertDone(created, 201);
        assertThat(fields(created.data()))
                .containsExactlyInAnyOrder("id", "filename", "mission_name", "terrain", "file_size", "uploaded_at");
        assertThat(created.data().path("filename").asText()).isEqualTo("MyMission.Altis.pbo");
        assertThat(created.data().path("mission_name").asText()).isEqualTo("MyMission.Altis");
        assertThat(created.data().path("terrain").asText()).isEqualTo("Altis");
        assertThat(created.data().path("file_size").asInt()).isEqualTo(PboBuilder.mission().length);
        assertThat(viewer().get(game.path("/missions")).data().get(0)).isEqualTo(created.data());
        assertRefused(
                admin().upload(game.path("/missions/upload"), "MyMission.Altis.pbo", PboBuilder.mission()),
                409,
                "CONFLICT");
        String mission = game.path("/missions/" + created.data().path("id").asInt());
        assertRefused(viewer().delete(mission), 403, "FORBIDDEN");
        assertNoContent(admin().delete(mission));
        assertRefused(admin().delete(mission), 404, "NOT_FOUND");
        assertThat(viewer().get(game.path("/missions")).data()).isEmpty();
    }

    @Test
    void invalidMissionsAreRefusedAndLeaveNoFile() throws Exception {
        ServerUnderTest game = game();
        String path = game.path("/missions/upload");
        assertRefused(admin().upload(path, "evil.exe", PboBuilder.mission()), 400, "UPLOAD_FAILED");
        assertRefused(admin().upload(path, "Broken.Altis.pbo", "no pbo".getBytes()), 400, "UPLOAD_FAILED");
        assertRefused(admin().post(path, body("file", "x")), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(viewer().upload(path, "A.Altis.pbo", PboBuilder.mission()), 403, "FORBIDDEN");
        assertThat(admin().get(game.path("/missions")).data()).isEmpty();
        ContractApiResponse moved = admin().upload(path, "../../../Escape.Altis.pbo", PboBuilder.mission());
        if (moved.status() == 201) {
            assertThat(moved.data().path("filename").asText()).isEqualTo("Escape.Altis.pbo");
        } else {
            assertRefused(moved, 400, "UPLOAD_FAILED");
        }
        assertThat(platform().data().resolve("Escape.Altis.pbo")).doesNotExist();
        assertThat(platform().data().resolve("servers/Escape.Altis.pbo")).doesNotExist();
    }

    @Test
    void theListReflectsTheFilesOnDisk() throws Exception {
        ServerUnderTest game = game();
        admin().upload(game.path("/missions/upload"), "One.Altis.pbo", PboBuilder.mission());
        Path file = find(platform().directoryOf(game.id()), game.install().folder(), "One.Altis.pbo");
        Files.write(file.resolveSibling("ByHand.Stratis.pbo"), PboBuilder.mission());
        JsonNode both = admin().get(game.path("/missions")).data();
        assertThat(both.findValuesAsText("filename")).containsExactlyInAnyOrder("One.Altis.pbo", "ByHand.Stratis.pbo");
        Files.delete(file);
        assertThat(admin().get(game.path("/missions")).data().findValuesAsText("filename"))
                .containsExactly("ByHand.Stratis.pbo");
    }

    @Test
    void theRotationIsReplacedAsAWholeAndProtectsItsMissions() throws Exception {
        ServerUnderTest game = game();
        int one = upload(game, "One.Altis.pbo");
        int two = upload(game, "Two.Stratis.pbo");
        ContractApiResponse set = admin().put(
                        game.path("/missions/rotation"),
                        body(
                                "rotation",
                                List.of(
                                        body("mission_id", two, "difficulty", "Veteran", "params", body("A", 30)),
                                        body("mission_id", one, "difficulty", "Regular", "params", body()))));
        assertDone(set, 200);
        JsonNode rotation = viewer().get(game.path("/missions/rotation")).data();
        assertThat(set.data()).isEqualTo(rotation);
        assertThat(fields(rotation.get(0)))
                .containsExactlyInAnyOrder("id", "sort_order", "mission", "difficulty", "params_json");
        assertThat(rotation.get(0).path("sort_order").asInt(9)).isZero();
        assertThat(rotation.get(0).at("/mission/id").asInt()).isEqualTo(two);
        assertThat(rotation.get(0).at("/mission/mission_name").asText()).isEqualTo("Two.Stratis");
        assertThat(rotation.get(0).path("difficulty").asText()).isEqualTo("Veteran");
        assertThat(rotation.get(0).at("/params_json/A").asInt()).isEqualTo(30);
        assertThat(admin().get(game.path("/config/preview"))
                        .data()
                        .path("server.cfg")
                        .asText())
                .contains("class Missions")
                .contains("Two.Stratis");
        assertRefused(admin().delete(game.path("/missions/" + one)), 409, "MISSION_IN_ROTATION");
        assertRefused(
                admin().put(game.path("/missions/rotation"), body("rotation", List.of(body("mission_id", 99_999)))),
                404,
                "NOT_FOUND");
        assertRefused(admin().put(game.path("/missions/rotation"), body("rotation", "x")), 422, "VALIDATION_ERROR");
        assertDone(admin().put(game.path("/missions/rotation"), body("rotation", List.of())), 200);
        assertNoContent(admin().delete(game.path("/missions/" + one)));
    }

    private int upload(ServerUnderTest game, String name) {
        ContractApiResponse created = admin().upload(game.path("/missions/upload"), name, PboBuilder.mission());
        assertDone(created, 201);
        return created.data().path("id").asInt();
    }

    private static Path find(Path one, Path other, String name) throws Exception {
        for (Path root : List.of(one, other)) {
            try (var files = Files.walk(root)) {
                var found = files.filter(file -> file.getFileName().toString().equals(name))
                        .findAny();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new AssertionError(name + " does not exist on disk");
    }
}
