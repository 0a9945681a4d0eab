package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.config.ConfigSectionView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreeSettingMaskerTest {

    @Test
    void masksWhatIsNamedLikeASecretAmongFreeSettings() {
        ConfigSectionView masked = FreeSettingMasker.mask(new ConfigSectionView(
                "server",
                Map.of(
                        "disallow_empty_password",
                        true,
                        "extra_settings",
                        Map.of("irc.password", "hunter2", "mail_api_key", "k", "irc.server", "irc.example.org"),
                        "extra_lines",
                        List.of("discordToken = \"abc\";", "steamPassword[] = {\"x\"};", "motdInterval = 5;"),
                        "extra_arguments",
                        List.of("-extPassword=abc", "-debug"),
                        "numbers",
                        List.of(1, 2)),
                3,
                "1.0",
                List.of("motd")));
        assertThat(masked)
                .isEqualTo(new ConfigSectionView(
                        "server",
                        Map.of(
                                "disallow_empty_password",
                                true,
                                "extra_settings",
                                Map.of("irc.password", "***", "mail_api_key", "***", "irc.server", "irc.example.org"),
                                "extra_lines",
                                List.of("discordToken = ***", "steamPassword[] = ***", "motdInterval = 5;"),
                                "extra_arguments",
                                List.of("-extPassword=***", "-debug"),
                                "numbers",
                                List.of(1, 2)),
                        3,
                        "1.0",
                        List.of("motd")));
    }

    @Test
    void masksTheValueOfAStatementInAnyFile() {
        assertThat(FreeSettingMasker.maskText("password = \"a b\";")).isEqualTo("password = ***");
        assertThat(FreeSettingMasker.maskText("RConPassword abc")).isEqualTo("RConPassword ***");
        assertThat(FreeSettingMasker.maskText("#define ADMIN_PASSWORD \"x\"")).isEqualTo("#define ADMIN_PASSWORD ***");
        assertThat(FreeSettingMasker.maskText("-password=x")).isEqualTo("-password=***");
        assertThat(FreeSettingMasker.maskText("motd[] = {\"No password\"};")).isEqualTo("motd[] = {\"No password\"};");
        assertThat(FreeSettingMasker.maskText("password")).isEqualTo("password");
    }
}
