package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient.ContractApiResponse;
import org.junit.jupiter.api.Test;

abstract class RemoteAdminApiContract extends ApiContract {

    @Test
    void aCommandReturnsTheCompleteResponse() throws Exception {
        ServerUnderTest game = game().start();
        game.join("Ann");
        ContractApiResponse contractApiResponse =
                admin().post(game.path("/remote-admin/command"), body("command", "players"));
        assertDone(contractApiResponse, 200);
        assertThat(fields(contractApiResponse.data())).containsExactly("response");
        assertThat(contractApiResponse.data().path("response").asText())
                .contains("Ann")
                .contains("GUID");
        assertDone(admin().post(game.path("/remote-admin/command"), body("command", "#missions")), 200);
        ContractApiResponse said = admin().post(game.path("/remote-admin/say"), body("message", "Hello"));
        assertDone(said, 200);
        assertThat(said.data().isNull()).isTrue();
        assertRefused(viewer().post(game.path("/remote-admin/command"), body("command", "players")), 403, "FORBIDDEN");
        ContractApiResponse malformed = admin().post(game.path("/remote-admin/command"), body("command", 5));
        assertRefused(malformed, 422, "VALIDATION_ERROR");
        assertNamesField(malformed, "command");
        assertDone(admin().post(game.path("/game/arma3/battleye/reload"), null), 200);
        assertRefused(viewer().post(game.path("/game/arma3/battleye/reload"), null), 403, "FORBIDDEN");
    }

    @Test
    void listingsOfTheGameAreParsedByItsAdapter() throws Exception {
        ServerUnderTest game = game().start();
        ContractApiResponse missions = viewer().get(game.path("/game/arma3/battleye/missions"));
        assertDone(missions, 200);
        assertThat(missions.data().isArray()).isTrue();
        assertThat(viewer().get(game.path("/game/arma3/battleye/admins")).data())
                .hasSize(1);
    }

    @Test
    void aMissionIsSelectedImmediately() throws Exception {
        ServerUnderTest game = game();
        for (String mission : new String[] {"One.Altis.pbo", "Other one.Stratis.pbo"}) {
            assertDone(admin().upload(game.path("/missions/upload"), mission, PboBuilder.mission()), 201);
        }
        game.start();
        game.join("Ann");
        assertThat(viewer().get(game.path("/game/arma3/battleye/missions")).text())
                .contains("\"Other one.Stratis\"");
        assertDone(
                admin().post(game.path("/remote-admin/command"), body("command", "#mission Other one.Stratis Veteran")),
                200);
        admin().await(
                        game.path("/logs?search=Mission+Other+one.Stratis+read+from+bank."),
                        contractApiResponse ->
                                contractApiResponse.data().path("total").asInt() == 1);
    }

    @Test
    void passwordsInCommandsAreMaskedInTheAuditTrail() throws Exception {
        ServerUnderTest game = game().start();
        admin().post(game.path("/remote-admin/command"), body("command", "#login TopSecret1"));
        admin().await(
                        game.path("/events"),
                        contractApiResponse -> contractApiResponse.text().contains("#login"));
        assertThat(admin().get(game.path("/events")).text()).doesNotContain("TopSecret1");
    }

    @Test
    void aShutdownByCommandIsNotACrash() throws Exception {
        ServerUnderTest game = game();
        admin().put(game.path(), body("auto_restart", true, "max_restarts", 5));
        game.start();
        assertDone(admin().post(game.path("/remote-admin/command"), body("command", "#shutdown")), 200);
        game.await("stopped");
    }

    @Test
    void aStoppedServerAcceptsNoCommands() throws Exception {
        ServerUnderTest game = game();
        assertRefused(
                admin().post(game.path("/remote-admin/command"), body("command", "players")),
                409,
                "SERVER_NOT_RUNNING");
        assertRefused(admin().post(game.path("/remote-admin/say"), body("message", "x")), 409, "SERVER_NOT_RUNNING");
        assertRefused(
                admin().post("/servers/99999/remote-admin/command", body("command", "players")), 404, "NOT_FOUND");
    }
}
