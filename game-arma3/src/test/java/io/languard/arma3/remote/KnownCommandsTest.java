package io.languard.arma3.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.remote.RemoteCommand;
import io.languard.api.remote.ShutdownIntent;
import org.junit.jupiter.api.Test;

class KnownCommandsTest {

    @Test
    void commandsThatEndTheServerAreAmongThoseThatAreKnown() {
        assertThat(KnownCommands.ALL)
                .extracting(RemoteCommand::name)
                .filteredOn(name -> ShutdownCommands.effectOf(name) != ShutdownIntent.NONE)
                .containsExactlyInAnyOrder(
                        "#shutdown", "#shutdownaftermission", "#restartserver", "#restartserveraftermission");
    }

    @Test
    void neitherCommandsAgainstThePlatformsOwnSessionNorThoseOfPlayersAreSuggested() {
        assertThat(KnownCommands.ALL)
                .extracting(RemoteCommand::name)
                .doesNotContain("exit", "logout", "RConPassword", "#login", "#logout", "#vote", "#debug");
    }
}
