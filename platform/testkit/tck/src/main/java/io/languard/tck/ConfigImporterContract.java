package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigEntry.ConfigFile;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

abstract class ConfigImporterContract extends CapabilityContract<ConfigImporter> {

    private static final int DAMAGES = 200;

    ConfigImporterContract() {
        super(ConfigImporter.class);
    }

    @Test
    void theFilesThatTheAdapterRendersAreReadBackUnchanged() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            int values = 0;
            for (ConfigFile file : files(server)) {
                ConfigImport result = read(server, file.label(), bytes(file));
                for (ConfigImport.ImportedValue value : result.values()) {
                    // A field of the server's record is rendered from there, whatever the section contains.
                    if (!field(value).has("x-server-field")) {
                        Object configured =
                                server.config().section(value.section()).get(value.field());
                        assertThat(comparable(value.value()))
                                .as(file.label() + ": " + value.section() + "." + value.field())
                                .isEqualTo(comparable(configured));
                    }
                    values++;
                }
            }
            assertThat(values).as("values read from the rendered files").isPositive();
        });
    }

    @Test
    void everyValueBelongsToAFieldAndEveryLineIsInTheFile() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            for (ConfigFile file : files(server)) {
                ConfigImport result = read(server, file.label(), bytes(file));
                long lines = file.text().lines().count();
                result.values().forEach(value -> {
                    assertField(value);
                    assertThat(value.origin().line()).as(value.field()).isBetween(1, (int) Math.max(1, lines));
                });
                result.notTaken().forEach(each -> {
                    assertThat(each.reason()).isNotBlank();
                    if (each.origin().line() != null) {
                        assertThat(each.origin().line()).isBetween(1, (int) Math.max(1, lines));
                    }
                });
            }
        });
    }

    @Test
    void otherLineEndsAndAByteOrderMarkMakeNoDifference() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            for (ConfigFile file : files(server)) {
                ConfigImport plain = read(server, file.label(), bytes(file));
                String windows = "\uFEFF" + file.text().replace("\n", "\r\n");
                assertThat(read(server, file.label(), windows.getBytes(StandardCharsets.UTF_8))
                                .values())
                        .isEqualTo(plain.values());
            }
        });
    }

    @Test
    void readingIsRepeatableAndChangesNothingOnDisk() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            for (ConfigFile file : files(server)) {
                ConfigImport result = read(server, file.label(), bytes(file));
                assertThat(read(server, file.label(), bytes(file))).isEqualTo(result);
            }
            assertThat(contents(server.directory())).containsOnlyKeys("");
        });
    }

    @Test
    void whatIsNoConfigurationFileIsRejected() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            byte[] noise = new byte[4096];
            new Random(1).nextBytes(noise);
            LanguardException error = failure(importer -> importer.read(server, "noise.bin", noise));
            assertThat(error.code()).isEqualTo(ErrorCode.UPLOAD_FAILED);
        });
    }

    @Test
    void damagedFilesAreReadOrRejected() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            Random random = new Random(2);
            for (ConfigFile file : files(server)) {
                for (int round = 0; round < DAMAGES; round++) {
                    byte[] content = bytes(file);
                    byte[] damaged = Arrays.copyOf(content, random.nextInt(content.length + 1));
                    for (int change = random.nextInt(4); damaged.length > 0 && change > 0; change--) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                    }
                    try {
                        read(server, file.label(), damaged).values().forEach(this::assertField);
                    } catch (LanguardException e) {
                        assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.UPLOAD_FAILED);
                    }
                }
            }
        });
    }

    private void assertField(ConfigImport.ImportedValue value) {
        assertThat(field(value).isMissingNode())
                .as(value.section() + "." + value.field() + " is missing in the schema")
                .isFalse();
    }

    private JsonNode field(ConfigImport.ImportedValue value) {
        Map<String, String> schemas = game().call(ConfigGenerator.class, ConfigGenerator::schemas);
        String schema = schemas.get(value.section());
        return schema == null
                ? MissingNode.getInstance()
                : ServerDefaults.properties(schema).path(value.field());
    }

    /** Returns a value as JSON, in which 2 and 2.0 are the same. */
    private static Object comparable(@Nullable Object value) {
        JsonNode tree = ServerDefaults.tree(value);
        return tree.isNumber() ? tree.doubleValue() : tree;
    }

    private List<ConfigFile> files(GameServer server) {
        List<ConfigEntry> entries = game().call(ConfigGenerator.class, generator -> generator.render(server));
        return entries.stream()
                .filter(ConfigFile.class::isInstance)
                .map(ConfigFile.class::cast)
                .toList();
    }

    private ConfigImport read(GameServer server, String name, byte[] content) {
        return call(importer -> importer.read(server, name, content));
    }

    private static byte[] bytes(ConfigFile file) {
        return file.text().getBytes(StandardCharsets.UTF_8);
    }
}
