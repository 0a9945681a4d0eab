package io.languard.testkit.fake;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Component;

/** Renders a single section to {@code fake.cfg} as {@code name=value} lines. */
@Component
@GameType(FakeAdapter.GAME_TYPE)
public final class FakeConfigGenerator implements ConfigGenerator {

    private final String schema = load();

    private static String load() {
        try (InputStream in = FakeConfigGenerator.class.getResourceAsStream("main.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> schemas() {
        return Map.of(FakeAdapter.SECTION, schema);
    }

    @Override
    public String schemaVersion() {
        return "1.0";
    }

    @Override
    public List<FieldProblem> validate(String section, ConfigSection values) {
        Object hostname = values.get("hostname");
        return hostname != null && hostname.equals(values.get("password"))
                ? List.of(new FieldProblem("password", "must not be the hostname"))
                : List.of();
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(FakeAdapter.settings(server).values()).forEach((field, value) -> {
            if (String.valueOf(value).chars().anyMatch(Character::isISOControl)) {
                throw new LanguardException(
                        ErrorCode.INVALID_CONFIG, FakeAdapter.SECTION + "." + field + ": must be one line");
            }
            text.append(field).append('=').append(value).append('\n');
        });
        return List.of(ConfigEntry.file(Path.of("fake.cfg"), text.toString()));
    }
}
