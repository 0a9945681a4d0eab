package ${package};

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Renders the section {@code server} to {@code server.cfg} as {@code name=value} lines. */
@Component
@GameType(${classPrefix}Adapter.GAME_TYPE)
public final class ${classPrefix}ConfigGenerator implements ConfigGenerator {

    static final String SECTION = "server";

    private final String schema = load("server.json");

    @Override
    public Map<String, String> schemas() {
        return Map.of(SECTION, schema);
    }

    @Override
    public String schemaVersion() {
        return "1.0";
    }

    /** Rejects control characters: each line of the file is one value, so a line break would start another one. */
    @Override
    public List<FieldProblem> validate(String section, ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        values.values().forEach((field, value) -> {
            if (value instanceof String && ((String) value).chars().anyMatch(Character::isISOControl)) {
                problems.add(new FieldProblem(field, "must be one line"));
            }
        });
        return problems;
    }

    @Override
    public List<ConfigEntry> render(GameServer server) {
        ConfigSection values = server.config().section(SECTION);
        List<FieldProblem> problems = validate(SECTION, values);
        if (!problems.isEmpty()) {
            throw new LanguardException(
                    ErrorCode.INVALID_CONFIG, "server.cfg can't be written", problems);
        }
        StringBuilder text = new StringBuilder();
        values.values().forEach((field, value) -> text.append(field).append('=').append(value).append('\n'));
        return List.of(ConfigEntry.file(Path.of("server.cfg"), text.toString()));
    }

    private static String load(String name) {
        try (InputStream in = ${classPrefix}ConfigGenerator.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
