package io.languard.arma3.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.remote.ShutdownIntent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShutdownCommandsTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "#shutdown,STOP",
                "' #ShutDown\t',STOP",
                "# shutdown now,STOP",
                "#restartserver,RESTART",
                "#shutdownaftermission,STOP_LATER",
                "#restartserveraftermission,RESTART_LATER",
                "#restart,NONE",
                "shutdown,NONE",
                "say -1 #shutdown,NONE",
                "#shutdowns,NONE",
                "'',NONE"
            })
    void onlyCommandsThatEndTheServerHaveAnEffect(String command, ShutdownIntent effect) {
        assertThat(ShutdownCommands.effectOf(command)).isEqualTo(effect);
    }
}
