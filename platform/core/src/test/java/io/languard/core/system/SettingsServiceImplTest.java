package io.languard.core.system;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.core.TestCore;
import io.languard.core.access.GrantAuthorizer;
import io.languard.service.settings.Setting;
import io.languard.service.settings.SettingView;
import io.languard.service.settings.SettingView.SettingSource;
import io.languard.service.settings.Settings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsServiceImplTest {

    private final SettingsServiceImpl service = new SettingsServiceImpl(
            new GrantAuthorizer(),
            new Settings(Map.of("LANGUARD_PORT", "8080", "LANGUARD_METRICS_TOKEN", "s3cret", "LANGUARD_JWT_TTL", "60")),
            Map.of("LANGUARD_PORT", "8080", "LANGUARD_METRICS_TOKEN", "s3cret", "LANGUARD_BIND", ""),
            Set.of("LANGUARD_JWT_TTL", "LANGUARD_PORT"));

    private SettingView view(String name) {
        return service.list(TestCore.ADMIN).stream()
                .filter(view -> view.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsTheValueInEffectAndWhereItComesFrom() {
        assertThat(service.list(TestCore.ADMIN)).hasSize(Setting.values().length);
        assertThat(view("LANGUARD_PORT"))
                .extracting(SettingView::value, SettingView::defaultValue, SettingView::source)
                .containsExactly("8080", "8000", SettingSource.ENVIRONMENT);
        assertThat(view("LANGUARD_JWT_TTL"))
                .extracting(SettingView::value, SettingView::source)
                .containsExactly("60", SettingSource.FILE);
        assertThat(view("LANGUARD_BIND"))
                .extracting(SettingView::value, SettingView::source)
                .containsExactly("0.0.0.0", SettingSource.DEFAULT);
    }

    @Test
    void showsNoSecret() {
        assertThat(view("LANGUARD_METRICS_TOKEN"))
                .extracting(SettingView::value, SettingView::defaultValue)
                .containsExactly("***", null);
        assertThat(view("LANGUARD_ADMIN_PASSWORD").value()).isNull();
        assertThat(service.list(TestCore.ADMIN).toString()).doesNotContain("s3cret", "changeme_password");
    }

    @Test
    void isForAdminsOnly() {
        assertRefused(ErrorCode.FORBIDDEN, () -> service.list(TestCore.VIEWER));
    }
}
