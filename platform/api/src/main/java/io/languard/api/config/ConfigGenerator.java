package io.languard.api.config;

import io.languard.api.CapabilityType;
import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.error.FieldProblem;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Describes the configuration of a game and renders it in the game's own format.
 *
 * <p>Stateless. Called concurrently on platform threads; each call must return within 5 seconds. It may read files
 * below the server's directory, but must not change anything on disk: the platform writes what {@link #render} returns.
 */
@ConsumerType
@CapabilityType(name = "config_generator", title = "Configuration", order = 10)
public interface ConfigGenerator {

    /**
     * Returns the JSON Schema (2020-12) text of each section by section name, in display order. Called when the service
     * is registered; the result must not change while it is registered.
     *
     * <p>Each schema is an object schema. All its {@code properties} must have {@code title}, {@code description},
     * {@code type} and {@code default}; ranges and enumerations use the standard keywords. {@code "writeOnly": true}
     * makes a field a secret, which is masked in all responses and encrypted at rest. The platform adds two keywords:
     *
     * <ul>
     *   <li>{@code "x-generate": N}: when a server is created, the field is set to N random letters and digits, which are
     *       shown once.
     *   <li>{@code "x-server-field": "rcon_port"}: the value is stored in the server record and is the same in both
     *       places.
     *   <li>{@code "x-server-field": "max_players"}: the server object includes the value of this field.
     * </ul>
     */
    Map<String, String> schemas();

    /** Returns the version of the schemas, such as {@code 1.0}. Clients receive it together with the values. */
    String schemaVersion();

    /**
     * Checks constraints that a schema cannot express, such as dependencies between fields. All values have already
     * been validated against the schema.
     *
     * @param section the name of the section that is about to be stored
     * @param values the complete section as it would be stored
     * @return the problems; empty if the section is valid
     */
    List<FieldProblem> validate(String section, ConfigSection values);

    /**
     * Returns what the game would read if it were started now: files, environment variables and arguments. The platform
     * shows the entries as a preview, offers the files for download, and writes those in the server's directory
     * atomically, with mode 0600, before each start.
     *
     * <p>Also called to check a rotation before it is stored. The rotation is rejected if the exception contains a
     * problem whose field starts with {@code rotation[INDEX]}.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if the values cannot be expressed in the
     *     game's syntax
     */
    List<ConfigEntry> render(GameServer server);
}
