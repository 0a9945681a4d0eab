package io.languard.arma3.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImport.ImportedValue;
import io.languard.api.config.ConfigImport.NotTaken;
import io.languard.arma3.TestServer;
import io.languard.arma3.config.ConfigPreprocessor;
import io.languard.arma3.settings.Arma3ConfigGenerator;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file of the test resources, as a whole: nothing is lost, and what is taken survives being rendered and imported. */
class ImportedFilesTest {

    private static final Pattern SETTING =
            Pattern.compile("(?m)(?:^|[;{}])[ \\t]*(\\w+)[ \\t]*(?:\\[[ \\t]*])?[ \\t]*\\+?=");

    private final Arma3ConfigImporter importer = new Arma3ConfigImporter();
    private final Arma3ConfigGenerator generator = new Arma3ConfigGenerator();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coop.server.cfg",
                "milsim.server.cfg",
                "life.server.cfg",
                "macros.server.cfg",
                "careless.server.cfg",
                "event.server.cfg",
                "basic.cfg",
                "Arma3.cfg",
                "server.Arma3Profile",
                "veteran.Arma3Profile"
            })
    void everySettingIsTakenOrReported(String name) throws IOException {
        byte[] content = resource(name);
        ConfigImport result = importer.read(new TestServer(directory), name, content);
        TestServer server = new TestServer(directory);
        apply(server, result);
        String rendered = rendered(server).toLowerCase(Locale.ROOT);
        Set<Integer> reported = new HashSet<>();
        result.notTaken().forEach(each -> reported.add(each.origin().line()));
        // The platform reports what the adapter rejects. An empty text is a default, and is not rendered.
        result.values().stream()
                .filter(each -> each.value().equals("")
                        || !each.value()
                                .equals(server.config().section(each.section()).get(each.field())))
                .forEach(each -> reported.add(each.origin().line()));
        String text =
                ConfigPreprocessor.process(ForeignText.decodeFile(content)).text();
        Set<String> lost = new TreeSet<>();
        int count = 0;
        for (Matcher matcher = SETTING.matcher(text); matcher.find(); count++) {
            int line = 1
                    + (int) text.substring(0, matcher.start(1))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            String key = matcher.group(1).toLowerCase(Locale.ROOT);
            if (!reported.contains(line) && !rendered.contains(key)) {
                lost.add(line + ": " + key);
            }
        }
        assertThat(count).isPositive();
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coop.server.cfg",
                "milsim.server.cfg",
                "life.server.cfg",
                "macros.server.cfg",
                "careless.server.cfg",
                "event.server.cfg",
                "basic.cfg",
                "Arma3.cfg",
                "server.Arma3Profile",
                "veteran.Arma3Profile",
                "BEServer_x64.cfg",
                "beserver_x64_active_1a2b.cfg"
            })
    void whatIsTakenSurvivesBeingRenderedAndImportedAgain(String name) throws IOException {
        TestServer server = new TestServer(directory);
        ConfigImport first = importer.read(server, name, resource(name));
        apply(server, first);
        Map<String, Object> taken = new LinkedHashMap<>();
        List<NotTaken> problems = new ArrayList<>();
        Map<String, Object> again = new LinkedHashMap<>();
        values(first, server).forEach(taken::put);
        for (ConfigEntry entry : generator.render(server)) {
            ConfigImport second =
                    importer.read(server, entry.label(), entry.text().getBytes(StandardCharsets.UTF_8));
            again.putAll(values(second, server));
            problems.addAll(second.notTaken());
            if (!second.rotation().isEmpty()) {
                assertThat(second.rotation()).hasSameSizeAs(first.rotation());
                for (int index = 0; index < second.rotation().size(); index++) {
                    assertThat(second.rotation().get(index).entry().missionName())
                            .isEqualTo(first.rotation().get(index).entry().missionName());
                    assertThat(second.rotation().get(index).entry().params())
                            .isEqualTo(first.rotation().get(index).entry().params());
                }
            }
        }
        taken.values().removeIf(""::equals);
        assertThat(again).containsAllEntriesOf(taken);
        assertThat(problems).extracting(each -> each.origin().text()).allMatch(text -> text.startsWith("RConIP"));
    }

    /** Applies what is taken, without what the adapter rejects; the schema is applied by the platform. */
    private TestServer apply(TestServer server, ConfigImport result) {
        values(result, server).forEach((path, value) -> {
            String[] names = path.split("\\.");
            Object before = server.config().section(names[0]).get(names[1]);
            server.with(names[0], names[1], value);
            if (!generator.validate(names[0], server.config().section(names[0])).isEmpty()) {
                server.with(names[0], names[1], before);
            }
        });
        server.rotation().clear();
        result.rotation().forEach(mission -> server.rotation().add(mission.entry()));
        return server;
    }

    /** Returns the values that the adapter accepts by themselves. */
    private Map<String, Object> values(ConfigImport result, TestServer server) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ImportedValue value : result.values()) {
            Map<String, Object> section =
                    new LinkedHashMap<>(server.config().section(value.section()).values());
            section.put(value.field(), value.value());
            if (!value.field().equals("rcon_port")
                    && generator
                            .validate(value.section(), ConfigSection.of(section))
                            .isEmpty()) {
                values.put(value.section() + "." + value.field(), value.value());
            }
        }
        return values;
    }

    private String rendered(TestServer server) {
        return generator.render(server).stream().map(ConfigEntry::text).collect(Collectors.joining("\n"));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = ImportedFilesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
