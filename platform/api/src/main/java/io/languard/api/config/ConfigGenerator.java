package io.languard.api.config;

import io.languard.api.CapabilityType;
import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.error.FieldProblem;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what can be configured and writes it in the game's own words.
 *
 * <p>Stateless; called on platform threads, from several at once. Each call must return within 5 seconds; it may read
 * files below the server's directory and must change nothing on disk: the platform writes what {@link #render} returns.
 */
@ConsumerType
@CapabilityType(name = "config_generator", title = "Configuration", order = 10)
public interface ConfigGenerator {

    /**
     * Section name to JSON Schema (2020-12) text, in the order of display. Called when the service appears; the result
     * must not change while it is registered.
     *
     * <p>Each schema is an object schema whose {@code properties} all have {@code title}, {@code description}, {@code
     * type} and {@code default}; ranges and enumerations as the standard has them. {@code "writeOnly": true} makes a
     * field a secret: masked in every answer and encrypted at rest. Three keywords of the platform's own:
     *
     * <ul>
     *   <li>{@code "x-generate": N}: at creation of a server the field gets N random letters and digits, shown once.
     *   <li>{@code "x-server-field": "rcon_port"}: the value lives on the server record; both sides stay the same.
     *   <li>{@code "x-server-field": "max_players"}: the server object shows this field's value.
     * </ul>
     */
    Map<String, String> schemas();

    /**
     * The version of the schemas, such as {@code 1.0}; clients see it beside the values.
     */
    String schemaVersion();

    /**
     * Checks what a schema can't say, such as one field against another. Every value has passed the schema already.
     *
     * @param section the section that is about to be stored
     * @param values the whole section as it would be stored
     * @return what is wrong; empty if nothing is
     */
    List<FieldProblem> validate(String section, ConfigSection values);

    /**
     * What the game would read if it were started now: files, environment variables or arguments. The platform shows it
     * as a preview, offers the files for download, and writes them, atomically and with mode 0600, before each start.
     *
     * <p>Also called with a rotation that has not been stored yet, to check it: it is refused if a problem's field begins
     * with {@code rotation[INDEX]}.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if the values can't be written in the game's
     *     syntax
     */
    List<ConfigEntry> render(GameServer server);
}
