package io.languard.core.config;

import io.languard.core.JsonCodec;
import io.languard.service.config.ConfigSectionView;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.secret.SecretBox;
import io.languard.spi.server.ServerRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The values of config sections between their stored form and the forms that games and clients get. Safe for many threads.
 *
 * <p>In the stored JSON a secret stands as {@code {"$sealed": …}} and a field of the server record as {@code {"$server":
 * "rcon_port"}}, so both can be shown rightly also while the adapter is away.
 */
@Component(service = SectionValueResolver.class)
public class SectionValueResolver {

    private static final String SERVER = "$server";

    private final ConfigStore store;
    private final SchemaCache schemaCache;
    private final SecretCodec secretCodec;

    @Activate
    public SectionValueResolver(
            @Reference ConfigStore store, @Reference SchemaCache schemaCache, @Reference SecretBox box) {
        this.store = store;
        this.schemaCache = schemaCache;
        this.secretCodec = new SecretCodec(box);
    }

    /** The stored sections of a server, by name. */
    public Map<String, ConfigSectionRecord> stored(int serverId) {
        Map<String, ConfigSectionRecord> byName = new LinkedHashMap<>();
        store.sections(serverId).forEach(section -> byName.put(section.section(), section));
        return byName;
    }

    /** Every section with secrets masked; in the schema's order if the adapter is there. */
    public List<ConfigSectionView> views(ServerRecord server) {
        Map<String, ConfigSectionRecord> stored = stored(server.id());
        List<ConfigSectionView> views = new ArrayList<>();
        Optional<GameSchema> schema = schemaCache.find(server.gameType());
        if (schema.isPresent()) {
            GameSchema game = schema.get();
            game.sections().values().forEach(sectionSchema -> {
                ConfigSectionRecord row = stored.get(sectionSchema.name());
                views.add(new ConfigSectionView(
                        sectionSchema.name(),
                        mask(server, SecretCodec.mask(sectionSchema, complete(sectionSchema, row))),
                        row == null ? 1 : row.version(),
                        game.version()));
            });
        } else {
            stored.values()
                    .forEach(row -> views.add(new ConfigSectionView(
                            row.section(),
                            mask(server, JsonCodec.parseObject(row.values())),
                            row.version(),
                            row.schemaVersion())));
        }
        return views;
    }

    /** Every section as a game gets it: complete, secrets in plain text. */
    public Map<String, Map<String, Object>> effective(ServerRecord server) {
        Map<String, ConfigSectionRecord> stored = stored(server.id());
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        schemaCache
                .require(server.gameType())
                .sections()
                .forEach((name, sectionSchema) -> all.put(name, effective(server, sectionSchema, stored.get(name))));
        return all;
    }

    /** One section as a game gets it. */
    public Map<String, Object> effective(ServerRecord server, SectionSchema sectionSchema, ConfigSectionRecord row) {
        return resolve(server, secretCodec.open(server.gameType(), sectionSchema.name(), complete(sectionSchema, row)));
    }

    /** The stored form of complete values. */
    public String toStored(String gameType, SectionSchema sectionSchema, Map<String, Object> values) {
        Map<String, Object> sealed = secretCodec.seal(gameType, sectionSchema, values);
        sectionSchema.fields().values().stream()
                .filter(FieldSchema::isRconPort)
                .forEach(fieldSchema -> sealed.put(fieldSchema.name(), Map.of(SERVER, FieldSchema.RCON_PORT)));
        return JsonCodec.write(sealed);
    }

    /**
     * The remote admin port is about to change on the server's side: whoever bases a change of its section on the old one must
     * be told, so the section gets another version.
     */
    public void bumpRconPortVersion(ServerRecord server) {
        GameSchema schema = schemaCache.require(server.gameType());
        schema.sections().values().stream()
                .filter(sectionSchema ->
                        sectionSchema.fields().values().stream().anyMatch(FieldSchema::isRconPort))
                .forEach(sectionSchema -> {
                    while (!touched(server, sectionSchema, schema.version())) {
                        Thread.onSpinWait(); // somebody else has just written it: once more, on top of that
                    }
                });
    }

    private boolean touched(ServerRecord server, SectionSchema sectionSchema, String schemaVersion) {
        ConfigSectionRecord row = stored(server.id()).get(sectionSchema.name());
        return row == null
                ? store.replace(
                        server.id(),
                        new ConfigSectionRecord(
                                sectionSchema.name(),
                                toStored(server.gameType(), sectionSchema, sectionSchema.defaults()),
                                2,
                                schemaVersion),
                        0)
                : store.replace(
                        server.id(),
                        new ConfigSectionRecord(row.section(), row.values(), row.version() + 1, row.schemaVersion()),
                        row.version());
    }

    /** What a new server of the game starts with. */
    public InitialConfig initialConfig(String gameType) {
        GameSchema schema = schemaCache.require(gameType);
        List<ConfigSectionRecord> rows = new ArrayList<>();
        Map<String, String> credentials = new LinkedHashMap<>();
        Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
        schema.sections().values().forEach(sectionSchema -> {
            Map<String, Object> values = sectionSchema.defaults();
            sectionSchema.fields().values().stream()
                    .filter(fieldSchema -> fieldSchema.generatedLength() > 0)
                    .forEach(fieldSchema -> {
                        String secret = secretCodec.generate(fieldSchema.generatedLength());
                        values.put(fieldSchema.name(), secret);
                        credentials.put(fieldSchema.name(), secret);
                    });
            plain.put(sectionSchema.name(), values);
            rows.add(new ConfigSectionRecord(
                    sectionSchema.name(), toStored(gameType, sectionSchema, values), 1, schema.version()));
        });
        return new InitialConfig(rows, credentials, plain);
    }

    /** The value of the field that stands for {@code max_players}; {@code null} if there is none or it can't be known. */
    public Integer maxPlayers(ServerRecord server) {
        Optional<GameSchema> schema = schemaCache.find(server.gameType());
        if (schema.isEmpty()) {
            return null;
        }
        Map<String, ConfigSectionRecord> stored = stored(server.id());
        for (SectionSchema sectionSchema : schema.get().sections().values()) {
            for (FieldSchema fieldSchema : sectionSchema.fields().values()) {
                if (FieldSchema.MAX_PLAYERS.equals(fieldSchema.serverField())
                        && complete(sectionSchema, stored.get(sectionSchema.name()))
                                        .get(fieldSchema.name())
                                instanceof Number number) {
                    return number.intValue();
                }
            }
        }
        return null;
    }

    /** Defaults with what is stored laid over them, so that fields which came with a newer adapter have a value. */
    private static Map<String, Object> complete(SectionSchema sectionSchema, ConfigSectionRecord row) {
        Map<String, Object> values = sectionSchema.defaults();
        if (row != null) {
            Map<String, Object> known = new HashMap<>(JsonCodec.parseObject(row.values()));
            known.keySet().retainAll(values.keySet());
            values.putAll(known);
        }
        return values;
    }

    private static Map<String, Object> mask(ServerRecord server, Map<String, Object> stored) {
        return resolve(server, SecretCodec.mask(stored));
    }

    private static Map<String, Object> resolve(ServerRecord server, Map<String, Object> values) {
        values.replaceAll((field, value) -> value instanceof Map<?, ?> map && map.containsKey(SERVER)
                ? (Object) server.definition().rconPort()
                : value);
        return values;
    }

    /**
     * A new server's config.
     *
     * @param rows as it is stored
     * @param credentials field to generated secret
     * @param plain section to values, secrets in plain text
     */
    public record InitialConfig(
            List<ConfigSectionRecord> rows, Map<String, String> credentials, Map<String, Map<String, Object>> plain) {}
}
