package io.languard.core.config;

import io.languard.core.Json;
import io.languard.ports.config.ConfigStore;
import io.languard.ports.config.SectionView;
import io.languard.ports.config.StoredSection;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.user.SecretBox;
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
@Component(service = SectionValues.class)
public class SectionValues {

    private static final String SERVER = "$server";

    private final ConfigStore store;
    private final Schemas schemas;
    private final Secrets secrets;

    @Activate
    public SectionValues(@Reference ConfigStore store, @Reference Schemas schemas, @Reference SecretBox box) {
        this.store = store;
        this.schemas = schemas;
        this.secrets = new Secrets(box);
    }

    /** The stored sections of a server, by name. */
    Map<String, StoredSection> stored(int serverId) {
        Map<String, StoredSection> byName = new LinkedHashMap<>();
        store.sections(serverId).forEach(section -> byName.put(section.section(), section));
        return byName;
    }

    /** Every section with secrets masked; in the schema's order if the adapter is there. */
    List<SectionView> views(ServerRecord server) {
        Map<String, StoredSection> stored = stored(server.id());
        List<SectionView> views = new ArrayList<>();
        Optional<GameSchema> schema = schemas.ifPresent(server.gameType());
        if (schema.isPresent()) {
            GameSchema game = schema.get();
            game.sections().values().forEach(section -> {
                StoredSection row = stored.get(section.name());
                views.add(new SectionView(
                        section.name(),
                        mask(server, Secrets.mask(section, complete(section, row))),
                        row == null ? 1 : row.version(),
                        game.version()));
            });
        } else {
            stored.values()
                    .forEach(row -> views.add(new SectionView(
                            row.section(),
                            mask(server, Json.object(row.values())),
                            row.version(),
                            row.schemaVersion())));
        }
        return views;
    }

    /** Every section as a game gets it: complete, secrets in plain text. */
    public Map<String, Map<String, Object>> effective(ServerRecord server) {
        Map<String, StoredSection> stored = stored(server.id());
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        schemas.of(server.gameType())
                .sections()
                .forEach((name, section) -> all.put(name, effective(server, section, stored.get(name))));
        return all;
    }

    /** One section as a game gets it. */
    Map<String, Object> effective(ServerRecord server, Section section, StoredSection row) {
        return resolve(server, secrets.open(server.gameType(), section.name(), complete(section, row)));
    }

    /** The stored form of complete values. */
    String toStored(String gameType, Section section, Map<String, Object> values) {
        Map<String, Object> sealed = secrets.seal(gameType, section, values);
        section.fields().values().stream()
                .filter(Field::isRconPort)
                .forEach(field -> sealed.put(field.name(), Map.of(SERVER, Field.RCON_PORT)));
        return Json.write(sealed);
    }

    /**
     * The remote admin port is about to change on the server's side: whoever bases a change of its section on the old one must
     * be told, so the section gets another version.
     */
    public void touchRconPort(ServerRecord server) {
        GameSchema schema = schemas.of(server.gameType());
        schema.sections().values().stream()
                .filter(section -> section.fields().values().stream().anyMatch(Field::isRconPort))
                .forEach(section -> {
                    while (!touched(server, section, schema.version())) {
                        Thread.onSpinWait(); // somebody else has just written it: once more, on top of that
                    }
                });
    }

    private boolean touched(ServerRecord server, Section section, String schemaVersion) {
        StoredSection row = stored(server.id()).get(section.name());
        return row == null
                ? store.replace(
                        server.id(),
                        new StoredSection(
                                section.name(),
                                toStored(server.gameType(), section, section.defaults()),
                                2,
                                schemaVersion),
                        0)
                : store.replace(
                        server.id(),
                        new StoredSection(row.section(), row.values(), row.version() + 1, row.schemaVersion()),
                        row.version());
    }

    /** What a new server of the game starts with. */
    public Initial initial(String gameType) {
        GameSchema schema = schemas.of(gameType);
        List<StoredSection> rows = new ArrayList<>();
        Map<String, String> credentials = new LinkedHashMap<>();
        Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
        schema.sections().values().forEach(section -> {
            Map<String, Object> values = section.defaults();
            section.fields().values().stream()
                    .filter(field -> field.generate() > 0)
                    .forEach(field -> {
                        String secret = secrets.generate(field.generate());
                        values.put(field.name(), secret);
                        credentials.put(field.name(), secret);
                    });
            plain.put(section.name(), values);
            rows.add(new StoredSection(section.name(), toStored(gameType, section, values), 1, schema.version()));
        });
        return new Initial(rows, credentials, plain);
    }

    /** The value of the field that stands for {@code max_players}; {@code null} if there is none or it can't be known. */
    public Integer maxPlayers(ServerRecord server) {
        Optional<GameSchema> schema = schemas.ifPresent(server.gameType());
        if (schema.isEmpty()) {
            return null;
        }
        Map<String, StoredSection> stored = stored(server.id());
        for (Section section : schema.get().sections().values()) {
            for (Field field : section.fields().values()) {
                if (Field.MAX_PLAYERS.equals(field.serverField())
                        && complete(section, stored.get(section.name())).get(field.name()) instanceof Number number) {
                    return number.intValue();
                }
            }
        }
        return null;
    }

    /** Defaults with what is stored laid over them, so that fields which came with a newer adapter have a value. */
    private static Map<String, Object> complete(Section section, StoredSection row) {
        Map<String, Object> values = section.defaults();
        if (row != null) {
            Map<String, Object> known = new HashMap<>(Json.object(row.values()));
            known.keySet().retainAll(values.keySet());
            values.putAll(known);
        }
        return values;
    }

    private static Map<String, Object> mask(ServerRecord server, Map<String, Object> stored) {
        return resolve(server, Secrets.mask(stored));
    }

    private static Map<String, Object> resolve(ServerRecord server, Map<String, Object> values) {
        values.replaceAll((field, value) ->
                value instanceof Map<?, ?> map && map.containsKey(SERVER) ? (Object) server.rconPort() : value);
        return values;
    }

    /**
     * A new server's config.
     *
     * @param rows as it is stored
     * @param credentials field to generated secret
     * @param plain section to values, secrets in plain text
     */
    public record Initial(
            List<StoredSection> rows, Map<String, String> credentials, Map<String, Map<String, Object>> plain) {}
}
