package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.Api.Answer;
import org.junit.jupiter.api.Test;

abstract class RemoteAdminContract extends ApiContract {

    @Test
    void aCommandGetsTheGamesWholeAnswer() throws Exception {
        GameUnderTest game = game().start();
        game.join("Ann");
        Answer answer = admin().post(game.path("/remote-admin/command"), body("command", "players"));
        isDone(answer, 200);
        assertThat(fields(answer.data())).containsExactly("response");
        assertThat(answer.data().path("response").asText()).contains("Ann").contains("GUID");
        isDone(admin().post(game.path("/remote-admin/command"), body("command", "#missions")), 200);
        Answer said = admin().post(game.path("/remote-admin/say"), body("message", "Hello"));
        isDone(said, 200);
        assertThat(said.data().isNull()).isTrue();
        isRefused(viewer().post(game.path("/remote-admin/command"), body("command", "players")), 403, "FORBIDDEN");
        Answer malformed = admin().post(game.path("/remote-admin/command"), body("command", 5));
        isRefused(malformed, 422, "VALIDATION_ERROR");
        namesField(malformed, "command");
        isDone(admin().post(game.path("/game/arma3/battleye/reload"), null), 200);
        isRefused(viewer().post(game.path("/game/arma3/battleye/reload"), null), 403, "FORBIDDEN");
    }

    @Test
    void whatTheGameListsIsReadByItsAdapter() throws Exception {
        GameUnderTest game = game().start();
        assertThat(viewer().get(game.path("/game/arma3/battleye/missions"))
                        .data()
                        .isArray())
                .isTrue();
        assertThat(viewer().get(game.path("/game/arma3/battleye/admins")).data())
                .hasSize(1);
    }

    @Test
    void aMissionIsChosenNow() throws Exception {
        GameUnderTest game = game();
        for (String mission : new String[] {"One.Altis.pbo", "Other one.Stratis.pbo"}) {
            isDone(admin().upload(game.path("/missions/upload"), mission, Pbo.mission()), 201);
        }
        game.start();
        game.join("Ann");
        assertThat(viewer().get(game.path("/game/arma3/battleye/missions")).text())
                .contains("\"Other one.Stratis\"");
        isDone(
                admin().post(game.path("/remote-admin/command"), body("command", "#mission Other one.Stratis Veteran")),
                200);
        admin().await(
                        game.path("/logs?search=Mission+Other+one.Stratis+read+from+bank."),
                        answer -> answer.data().path("total").asInt() == 1);
    }

    @Test
    void passwordsInCommandsAreMaskedInTheTrail() throws Exception {
        GameUnderTest game = game().start();
        admin().post(game.path("/remote-admin/command"), body("command", "#login TopSecret1"));
        admin().await(game.path("/events"), answer -> answer.text().contains("#login"));
        assertThat(admin().get(game.path("/events")).text()).doesNotContain("TopSecret1");
    }

    @Test
    void aShutdownByCommandIsNoCrash() throws Exception {
        GameUnderTest game = game();
        admin().put(game.path(), body("auto_restart", true, "max_restarts", 5));
        game.start();
        isDone(admin().post(game.path("/remote-admin/command"), body("command", "#shutdown")), 200);
        game.await("stopped");
    }

    @Test
    void aStoppedServerTakesNoCommands() throws Exception {
        GameUnderTest game = game();
        isRefused(
                admin().post(game.path("/remote-admin/command"), body("command", "players")),
                409,
                "SERVER_NOT_RUNNING");
        isRefused(admin().post(game.path("/remote-admin/say"), body("message", "x")), 409, "SERVER_NOT_RUNNING");
        isRefused(admin().post("/servers/99999/remote-admin/command", body("command", "players")), 404, "NOT_FOUND");
    }
}
