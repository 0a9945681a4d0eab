package io.languard.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {

    @Test
    void hasTheDocumentedDefaults() {
        Settings settings = new Settings(Map.of());

        assertThat(settings.port()).isEqualTo(8000);
        assertThat(settings.bind()).isEqualTo(Cidr.parseAddress("0.0.0.0"));
        assertThat(settings.data()).isEqualTo(Path.of("data"));
        assertThat(settings.adapters()).isEqualTo(Path.of("adapters"));
        assertThat(settings.adminPassword()).isEmpty();
        assertThat(settings.tokenLife()).isEqualTo(Duration.ofSeconds(86400));
        assertThat(settings.rateLimit()).isEqualTo(60);
        assertThat(settings.loginRateLimit()).isEqualTo(5);
        assertThat(settings.trustedProxies()).isEmpty();
        assertThat(settings.corsOrigins()).isEmpty();
        assertThat(settings.maxUploadBytes()).isEqualTo(512L * 1024 * 1024);
        assertThat(settings.retentionDays()).isEqualTo(30);
        assertThat(settings.metricsToken()).isEmpty();
        assertThat(settings.webhookPrivate()).isFalse();
        assertThat(settings.shellPort()).isEqualTo(8101);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.adminApiKey()).isEqualTo("supersecretkey_pleasereplaceme");
        assertThat(settings.cleanupInterval()).isZero();
        assertThat(settings.allowedNetworks()).isEmpty();
        assertThat(settings.bazaApiKey()).isEmpty();
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void providesTextsWithDefaultsButNoSecrets() {
        Settings settings = new Settings(
                Map.of("BAZA_STOP_MODE", "freeze", "MAX_CONCURRENT_CONTAINERS", "many", "BAZA_API_KEY", "secret"));

        assertThat(settings.publicValue("BAZA_STOP_MODE")).contains("freeze");
        assertThat(settings.publicValue("MAX_CONCURRENT_CONTAINERS")).contains("5");
        assertThat(settings.publicValue("MAX_FROZEN_CONTAINERS")).contains("5");
        assertThat(settings.publicValue("INACTIVITY_PERIOD_DAYS")).contains("14");
        assertThat(settings.publicValue("BAZA_ADDRESS_TIMEOUT")).contains("30");
        assertThat(settings.publicValue("BAZA_READY_PORT_TIMEOUT")).contains("0");
        assertThat(settings.publicValue("LXC_BASE_IMAGE_NAME")).contains("wan-blok");
        assertThat(settings.publicValue("LXC_PROJECT")).contains("default");
        assertThat(settings.publicValue("LXC_PROFILE")).isEmpty();
        assertThat(settings.publicValue("BAZA_API_KEY")).isEmpty();
        assertThat(settings.publicValue("ADMIN_API_KEY")).isEmpty();
        assertThat(settings.publicValue("NO_SUCH_SETTING")).isEmpty();
    }

    @Test
    void namesSecretsThatAreStillPlaceholders() {
        String key =
                "ADMIN_API_KEY is still the placeholder, so the cleanup of worlds is possible from this machine only";
        String password = "DB_PASSWORD is still the placeholder, which everybody knows";
        assertThat(new Settings(Map.of()).placeholders()).containsExactly(key);
        assertThat(new Settings(Map.of("ADMIN_API_KEY", Settings.PLACEHOLDER_KEY)).placeholders())
                .containsExactly(key);
        assertThat(new Settings(Map.of("ADMIN_API_KEY", "another")).placeholders())
                .isEmpty();
        assertThat(new Settings(Map.of("ADMIN_API_KEY", "another", "DB_HOST", "db")).placeholders())
                .containsExactly(password);
        assertThat(new Settings(Map.of("DB_PASSWORD", "changeme_password")).placeholders())
                .containsExactlyInAnyOrder(key, password);
        assertThat(new Settings(Map.of("ADMIN_API_KEY", "another", "DB_PASSWORD", "better")).placeholders())
                .isEmpty();
    }

    @Test
    void usesTheGivenValues() {
        Settings settings = new Settings(Map.of(
                "LANGUARD_PORT", "9000",
                "LANGUARD_BIND", "localhost",
                "LANGUARD_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "LANGUARD_CORS_ORIGINS", "https://Panel.example.org,http://localhost:5173",
                "LANGUARD_ADMIN_PASSWORD", "пароль",
                "LXC_SOCKET", "/run/engine.socket"));

        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.bind()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(settings.trustedProxies()).containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1"));
        assertThat(settings.corsOrigins()).containsExactly("https://panel.example.org", "http://localhost:5173");
        assertThat(settings.adminPassword()).contains("пароль");
        assertThat(settings.accepted()).containsEntry("LXC_SOCKET", "/run/engine.socket");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LANGUARD_PORT|0|LANGUARD_PORT is '0', but must be a whole number from 1 to 65535",
                "LANGUARD_PORT|65536|LANGUARD_PORT is '65536', but must be a whole number from 1 to 65535",
                "LANGUARD_PORT|' 80'|LANGUARD_PORT is ' 80', but must be a whole number from 1 to 65535",
                "LANGUARD_BIND|nowhere.example|LANGUARD_BIND is 'nowhere.example', but must be a numeric IPv4 or IPv6 address,"
                        + " or localhost",
                "LANGUARD_ADMIN_PASSWORD|abc|LANGUARD_ADMIN_PASSWORD is '***', but must be 4 to 128 characters, no"
                        + " control characters",
                "LANGUARD_METRICS_TOKEN|a b|LANGUARD_METRICS_TOKEN is '***', but must be 1 to 1024 visible ASCII"
                        + " characters without blanks",
                "LANGUARD_JWT_TTL|-5|LANGUARD_JWT_TTL is '-5', but must be a whole number from 1 to 315360000",
                "LANGUARD_TRUSTED_PROXIES|10.0.0.0/8,,|LANGUARD_TRUSTED_PROXIES is '10.0.0.0/8,,', but must be"
                        + " addresses or networks, separated by commas, such as 10.0.0.0/8,::1",
                "LANGUARD_CORS_ORIGINS|*|LANGUARD_CORS_ORIGINS is '*', but must be origins, separated by commas, such"
                        + " as https://panel.example.org,http://localhost:5173",
                "LANGUARD_CORS_ORIGINS|https://a.example/path|LANGUARD_CORS_ORIGINS is 'https://a.example/path', but"
                        + " must be origins, separated by commas, such as"
                        + " https://panel.example.org,http://localhost:5173",
                "LANGUARD_SHELL_PORT|x|LANGUARD_SHELL_PORT is 'x', but must be a whole number from 0 to 65535",
                "DB_PORT|mysql|DB_PORT is 'mysql', but must be a whole number from 1 to 65535",
                "LXC_SOCKET|engine.socket|LXC_SOCKET is 'engine.socket', but must be an absolute path",
            })
    void rejectsAnInvalidValueWithASingleLine(String variable, String value, String line) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new Settings(Map.of(variable, value)))
                .withMessage(line);
    }

    @Test
    void theErrorMessageIsASingleLine() {
        String value = "1\n2\r3" + "9".repeat(500);
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> new Settings(Map.of("LANGUARD_PORT", value)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContain("\n", "\r"));
    }

    @ParameterizedTest
    @CsvSource({
        "MAX_CONCURRENT_CONTAINERS, many, MAX_CONCURRENT_CONTAINERS is 'many'",
        "INACTIVITY_PERIOD_DAYS, 1.5, INACTIVITY_PERIOD_DAYS is '1.5'",
        "BAZA_ADDRESS_TIMEOUT, 0, BAZA_ADDRESS_TIMEOUT is '0'",
        "BAZA_ALLOWED_NETWORKS, everywhere, BAZA_ALLOWED_NETWORKS is 'everywhere'",
        "LXC_BASE_IMAGE_NAME, -rf, LXC_BASE_IMAGE_NAME is '-rf'",
        "DB_NAME, a?b, DB_NAME is 'a?b'",
    })
    void anInvalidWorldSettingFallsBackToItsDefaultWithAWarning(String variable, String value, String start) {
        Settings settings = new Settings(Map.of(variable, value));

        assertThat(settings.warnings()).singleElement().asString().startsWith(start);
        assertThat(settings.accepted().get(variable))
                .isEqualTo(Setting.valueOf(variable).defaultValue().orElse(null));
        assertThat(new Settings(settings.accepted()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DB_HOST", "DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"})
    void usesADatabaseServerIfAnyOfItsSettingsIsPresent(Setting setting) {
        Settings settings =
                new Settings(Map.of(setting.name(), setting.defaultValue().orElseThrow()));

        assertThat(settings.database())
                .contains(new DatabaseSettings("localhost", 3306, "api_user", "changeme_password", "api_world_db"));
        assertThat(settings.database().orElseThrow().toString()).doesNotContain("changeme");
    }

    @Test
    void anEmptyValueCountsAsAbsent() {
        Map<String, String> empty = new HashMap<>();
        Arrays.stream(Setting.values()).forEach(setting -> empty.put(setting.name(), ""));

        Settings settings = new Settings(empty);

        assertThat(settings.port()).isEqualTo(8000);
        assertThat(settings.database()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everySettingHasADescriptionAndItsValidValues(Setting setting) {
        assertThat(setting.description()).endsWith(".");
        assertThat(setting.allowed()).isNotBlank().doesNotContain("\n");
    }
}
