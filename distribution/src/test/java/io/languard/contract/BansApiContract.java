package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ContractApiClient.ContractApiResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

abstract class BansApiContract extends ApiContract {

    private static final String GUID = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";

    @Test
    void aBanIsAddedListedAndRemoved() throws Exception {
        ServerUnderTest game = game();
        ContractApiResponse created = admin().post(
                        game.path("/bans"),
                        body("guid", GUID, "name", "Player", "reason", "Cheating", "duration_minutes", 0));
        assertDone(created, 201);
        assertThat(fields(created.data()))
                .contains("id", "guid", "name", "reason", "banned_by", "banned_at", "expires_at", "is_active");
        assertThat(created.data().path("banned_by").asText()).isEqualTo("admin");
        assertThat(created.data().path("expires_at").isNull()).isTrue();
        assertThat(created.data().path("is_active").asBoolean()).isTrue();
        JsonNode list = viewer().get(game.path("/bans?active_only=true&limit=50&offset=0"))
                .data();
        assertThat(list).hasSize(1);
        assertThat(Files.readString(banFile(game))).contains(GUID).contains("Cheating");
        assertRefused(admin().post(game.path("/bans"), body("guid", GUID)), 409, "CONFLICT");
        String ban = game.path("/bans/" + created.data().path("id").asInt());
        assertRefused(viewer().delete(ban), 403, "FORBIDDEN");
        assertNoContent(admin().delete(ban));
        assertRefused(admin().delete(ban), 404, "NOT_FOUND");
        assertThat(Files.readString(banFile(game))).doesNotContain(GUID);
    }

    @Test
    void invalidIdentitiesAreRefused() throws Exception {
        ServerUnderTest game = game();
        for (Object guid : new Object[] {"", "xyz", 5, "../../etc/passwd", GUID + "\n" + OTHER}) {
            ContractApiResponse contractApiResponse = admin().post(game.path("/bans"), body("guid", guid));
            assertRefused(contractApiResponse, 422, "VALIDATION_ERROR");
            assertNamesField(contractApiResponse, "guid");
        }
        assertDone(admin().post(game.path("/bans"), body("guid", "192.0.2.7")), 201);
        assertRefused(viewer().post(game.path("/bans"), body("guid", GUID)), 403, "FORBIDDEN");
        assertRefused(
                admin().post(game.path("/bans"), body("guid", GUID, "duration_minutes", -5)), 422, "VALIDATION_ERROR");
    }

    @Test
    void manualBansAppearAndOtherLinesSurvive() throws Exception {
        ServerUnderTest game = game();
        admin().post(game.path("/bans"), body("guid", GUID, "reason", "One"));
        Path file = banFile(game);
        Files.writeString(file, "// a comment\n" + OTHER + " -1 By hand\n", StandardOpenOption.APPEND);
        JsonNode both = admin().await(
                        game.path("/bans"),
                        contractApiResponse -> contractApiResponse.data().size() == 2)
                .data();
        assertThat(both.findValuesAsText("guid")).containsExactlyInAnyOrder(GUID, OTHER);
        String id = null;
        for (JsonNode ban : both) {
            if (ban.path("guid").asText().equals(GUID)) {
                id = ban.path("id").asText();
            }
        }
        assertNoContent(admin().delete(game.path("/bans/" + id)));
        assertThat(Files.readString(file)).contains("// a comment").contains("By hand");
        Files.writeString(file, "");
        admin().await(
                        game.path("/bans"),
                        contractApiResponse -> contractApiResponse.data().isEmpty());
    }

    private Path banFile(ServerUnderTest game) throws Exception {
        for (Path root :
                new Path[] {platform().directoryOf(game.id()), game.install().folder()}) {
            try (var files = Files.walk(root)) {
                var found = files.filter(file -> file.getFileName().toString().equals("bans.txt"))
                        .findAny();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new AssertionError("bans.txt not found");
    }
}
