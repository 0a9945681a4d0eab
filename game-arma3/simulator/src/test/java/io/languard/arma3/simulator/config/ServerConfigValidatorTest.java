package io.languard.arma3.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigValidatorTest {
    private static List<String> check(String text) throws ConfigException {
        return ServerConfigValidator.validate(StrictConfigParser.parse("server.cfg", text), "server.cfg");
    }

    @Test
    void acceptsEveryKindOfDocumentedSetting() throws ConfigException {
        assertThat(
                        check(
                                """
                hostname = "A"; password = ""; admins[] = {"76561198000000001"}; maxPlayers = 40; motdInterval = 2.5;
                loopback = false; upnp = TRUE; BattlEye = 1; kickTimeout[] = {{0,60},{1,-1}};
                disableChannels[] = {{0,true,false},{1,false,true,true,false}}; votingTimeOut = 60;
                roleTimeOut[] = {90,120}; allowedVoteCmds[] = {{"kick",true,false,0.5},{"admin"}};
                kickClientsOnSlowNetwork[] = {1,0,1,0}; onUserConnected = "kick (_this select 0)";
                class AntiFlood { cycleTime = 0.5; cycleLimit = 400; cycleHardLimit = 4000; enableKick = 0; };
                class AdvancedOptions { logObjectNotFound = 1; queueSizeLogG = 0; };
                class Missions { class M { template = "A.Altis"; difficulty = "Veteran"; class Params { X = 2; }; }; };
                """))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hostname = 1;",
                "hostname[] = {\"a\"};",
                "hostname = word;",
                "motd = \"a\";",
                "motd[] = { PLACEHOLDER };",
                "admins[] = {76561198000000001};",
                "maxPlayers = \"40\";",
                "maxPlayers = 40.5;",
                "maxPlayers = true;",
                "persistent = 2;",
                "persistent = \"true\";",
                "kickTimeout[] = {0,60};",
                "kickTimeout[] = {{0}};",
                "disableChannels[] = {{\"Global\",true,true}};",
                "allowedVoteCmds[] = {\"kick\"};",
                "votingTimeOut[] = {1,2,3};",
                "class AntiFlood { cycleTime = \"x\"; };",
                "class Missions { template = \"A.Altis\"; };",
                "class Missions { class M { difficulty = \"Regular\"; }; };",
                "class Missions { class M { template = \"A.Altis\"; class Params { X = \"2\"; }; }; };"
            })
    void rejectsAWrongType(String text) {
        assertThatThrownBy(() -> check(text)).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hostnam = \"A\";",
                "class Mission { };",
                "vonCodecQuality = 31;",
                "timeStampFormat = \"long\";",
                "forcedDifficulty = \"Hard\";",
                "class Missions { class M { template = \"A.Altis\"; }; };",
                "class Missions { }; randomMissionOrder = true;"
            })
    void warnsAboutWhatTheGameWouldIgnore(String text) throws ConfigException {
        assertThat(check(text)).singleElement().asString().startsWith("Warning: ");
    }

    @Test
    void namesAnUnknownKey() throws ConfigException {
        assertThat(check("\nhostnam = \"A\";"))
                .containsExactly("Warning: unknown key '/hostnam' (File server.cfg, line 2)");
    }
}
