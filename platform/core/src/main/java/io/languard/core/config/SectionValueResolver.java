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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Converts the values of config sections between their stored form and the forms that games and clients receive.
 * Thread-safe.
 *
 * <p>The stored JSON contains secrets as {@code {"$sealed": …}} and fields of the server record as {@code {"$server":
 * "rcon_port"}}, so both are shown correctly even while the adapter is unavailable.
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

    /** Returns the stored sections of a server by name. */
    public Map<String, ConfigSectionRecord> stored(int serverId) {
        Map<String, ConfigSectionRecord> byName = new LinkedHashMap<>();
        store.sections(serverId).forEach(section -> byName.put(section.section(), section));
        return byName;
    }

    /** Returns the names of the sections, in the order of {@link #views}; they are stored ones only without the adapter. */
    public List<String> sectionNames(ServerRecord server) {
        return List.copyOf(schemaCache
                .find(server.gameType())
                .map(schema -> schema.sections().keySet())
                .orElseGet(() -> stored(server.id()).keySet()));
    }

    /** Returns every section with secrets masked, in the order of the schema if the adapter is available. */
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
                        game.version(),
                        List.of()));
            });
        } else {
            stored.values()
                    .forEach(row -> views.add(new ConfigSectionView(
                            row.section(),
                            mask(server, JsonCodec.parseObject(row.values())),
                            row.version(),
                            row.schemaVersion(),
                            List.of())));
        }
        return views;
    }

    /** Returns every section as the game receives it: complete, with secrets in plain text. */
    public Map<String, Map<String, Object>> effective(ServerRecord server) {
        Map<String, ConfigSectionRecord> stored = stored(server.id());
        Map<String, Map<String, Object>> effective = new LinkedHashMap<>();
        schemaCache
                .require(server.gameType())
                .sections()
                .forEach((name, sectionSchema) ->
                        effective.put(name, effective(server, sectionSchema, stored.get(name))));
        return effective;
    }

    /** Returns every section with secrets in plain text, even while the adapter is unavailable. */
    public Map<String, Map<String, Object>> plain(ServerRecord server) {
        if (schemaCache.find(server.gameType()).isPresent()) {
            return effective(server);
        }
        Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
        stored(server.id())
                .forEach((name, row) -> plain.put(
                        name,
                        resolve(
                                server,
                                secretCodec.open(server.gameType(), name, JsonCodec.parseObject(row.values())))));
        return plain;
    }

    /**
     * Returns sections in plain text, completed with the defaults of fields that they lack because the adapter did not
     * have them yet.
     */
    public Map<String, Map<String, Object>> withDefaults(String gameType, Map<String, Map<String, Object>> config) {
        Map<String, Map<String, Object>> complete = new LinkedHashMap<>();
        schemaCache.find(gameType).ifPresent(schema -> schema.sections()
                .forEach((name, sectionSchema) -> complete.put(name, sectionSchema.defaults())));
        config.forEach((name, values) ->
                complete.computeIfAbsent(name, key -> new LinkedHashMap<>()).putAll(values));
        return complete;
    }

    /** Returns one section as the game receives it. */
    public Map<String, Object> effective(
            ServerRecord server, SectionSchema sectionSchema, @Nullable ConfigSectionRecord stored) {
        return resolve(
                server, secretCodec.open(server.gameType(), sectionSchema.name(), complete(sectionSchema, stored)));
    }

    /** Converts complete values to their stored form. */
    public String toStored(String gameType, SectionSchema sectionSchema, Map<String, Object> values) {
        Map<String, Object> sealed = secretCodec.seal(gameType, sectionSchema, values);
        sectionSchema.fields().values().stream()
                .filter(FieldSchema::isRconPort)
                .forEach(fieldSchema -> sealed.put(fieldSchema.name(), Map.of(SERVER, FieldSchema.RCON_PORT)));
        return JsonCodec.write(sealed);
    }

    /**
     * Increments the version of the section that contains the remote admin port. Call it before the port of the server
     * record changes, so that a client that edits the section based on the old port gets a conflict.
     */
    public void bumpRconPortVersion(ServerRecord server) {
        GameSchema schema = schemaCache.require(server.gameType());
        schema.sections().values().stream()
                .filter(sectionSchema ->
                        sectionSchema.fields().values().stream().anyMatch(FieldSchema::isRconPort))
                .forEach(sectionSchema -> {
                    while (!bumpVersion(server, sectionSchema, schema.version())) {
                        Thread.onSpinWait(); // a concurrent update won; retry on top of it
                    }
                });
    }

    private boolean bumpVersion(ServerRecord server, SectionSchema sectionSchema, String schemaVersion) {
        ConfigSectionRecord stored = stored(server.id()).get(sectionSchema.name());
        return stored == null
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
                        new ConfigSectionRecord(
                                stored.section(), stored.values(), stored.version() + 1, stored.schemaVersion()),
                        stored.version());
    }

    /** Returns the configuration of a new server of the game. */
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

    /**
     * Returns the value of the field that represents {@code max_players}; {@code null} if the game has no such field or
     * its schema is unavailable.
     */
    public @Nullable Integer maxPlayers(ServerRecord server) {
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

    /** Returns the defaults overridden by the stored values, so that fields added by a newer adapter have a value. */
    private static Map<String, Object> complete(SectionSchema sectionSchema, @Nullable ConfigSectionRecord stored) {
        Map<String, Object> values = sectionSchema.defaults();
        if (stored != null) {
            Map<String, Object> known = new HashMap<>(JsonCodec.parseObject(stored.values()));
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
     * The configuration of a new server.
     *
     * @param rows the sections in their stored form
     * @param credentials the generated secrets by field
     * @param plain the values by section, with secrets in plain text
     */
    public record InitialConfig(
            List<ConfigSectionRecord> rows, Map<String, String> credentials, Map<String, Map<String, Object>> plain) {}
}
