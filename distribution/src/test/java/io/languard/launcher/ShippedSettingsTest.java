package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped file contains exactly the description, the allowed values and the default of each setting. */
class ShippedSettingsTest {

    private static final Path FILE = Path.of("src/main/dist/conf/languard.properties");

    @Test
    void areDocumentedWithTheirDefaults() throws IOException {
        assertThat(Files.readString(FILE)).isEqualTo(rendered());
    }

    private static String rendered() {
        StringBuilder text = new StringBuilder(
                """
                # The settings of Languard. An environment variable with the same name overrides a setting in this file.
                # Each setting is shown with its default; remove the leading # to change it.
                """);
        for (Setting setting : Setting.values()) {
            text.append("\n# ").append(setting.description()).append('\n');
            text.append("# Allowed: ").append(setting.allowed()).append(".\n");
            text.append(("#" + setting.name() + " = " + setting.defaultValue().orElse("")).stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }
}
