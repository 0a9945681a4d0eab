package io.languard.core.server;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.process.PortBinding;
import io.languard.core.config.SchemaCache;
import io.languard.core.config.SectionSchema;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.Reservations.Reservation;
import io.languard.service.server.ServerDefinition;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.config.ConfigStore.Replacement;
import io.languard.spi.server.ServerRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Validates changes of config sections, and stores those of several sections together or not at all. */
@Component(service = SectionUpdater.class)
public class SectionUpdater {

    /** Requests are smaller, but each can add fields. Every server's sections are read often. */
    private static final int MAX_SECTION_LENGTH = 1024 * 1024;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SchemaCache schemaCache;
    private final SectionValueResolver values;
    private final ConfigStore store;
    private final PortRules portRules;
    private final Reservations reservations;

    @Activate
    public SectionUpdater(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SchemaCache schemaCache,
            @Reference SectionValueResolver values,
            @Reference ConfigStore store,
            @Reference PortRules portRules,
            @Reference Reservations reservations) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.schemaCache = schemaCache;
        this.values = values;
        this.store = store;
        this.portRules = portRules;
        this.reservations = reservations;
    }

    /**
     * A change of a section, based on its present values. Contains secrets in plain text.
     *
     * @param before the present values, complete
     * @param accepted the changed values, as {@link SectionSchema#accept} returns them
     * @param stored whether the section is stored, or consists of defaults
     * @param expectedVersion the version that the change is based on
     */
    public record SectionChange(
            SectionSchema schema,
            Map<String, Object> before,
            Map<String, Object> accepted,
            boolean stored,
            int expectedVersion) {

        /** Returns the same change with other changed values. */
        public SectionChange withAccepted(Map<String, Object> changed) {
            return new SectionChange(schema, before, changed, stored, expectedVersion);
        }

        /** Returns the complete values after the change. */
        public Map<String, Object> after() {
            Map<String, Object> merged = new java.util.LinkedHashMap<>(before);
            merged.putAll(accepted);
            return merged;
        }

        /** Returns the names of the fields whose values differ afterwards. */
        public List<String> changedFields() {
            return accepted.keySet().stream()
                    .filter(field -> !Objects.equals(accepted.get(field), before.get(field)))
                    .toList();
        }
    }

    /** Creates a change that is based on the present values of the section. */
    public SectionChange change(ServerInstance server, SectionSchema schema, Map<String, Object> accepted) {
        ConfigSectionRecord row = values.stored(server.id()).get(schema.name());
        return new SectionChange(
                schema,
                values.effective(server.record(), schema, row),
                accepted,
                row != null,
                row == null ? 1 : row.version());
    }

    /** Returns what the schema or the adapter rejects in the section as it would be. */
    public List<FieldProblem> problems(ServerInstance server, SectionChange change) {
        Map<String, Object> after = change.after();
        String section = change.schema().name();
        List<FieldProblem> problems = change.schema().validate(after);
        if (!problems.isEmpty()) {
            return problems;
        }
        GuardedService<ConfigGenerator> generator =
                registry.require(server.record().gameType(), ConfigGenerator.class);
        problems = List.copyOf(generator.call(service -> service.validate(section, ConfigSection.of(after))));
        if (problems.stream().anyMatch(problem -> problem.field() == null || problem.reason() == null)) {
            throw generator.invalidResponse(
                    "rejected a field of section '" + section + "' without its name or a reason");
        }
        return problems.isEmpty() && text(server, change).length() > MAX_SECTION_LENGTH
                ? List.of(new FieldProblem(section, "is too large; the limit of a section is 1 MiB of JSON"))
                : problems;
    }

    /** Returns why the server cannot have the remote admin port of a change; empty if it can, or the change has none. */
    public Optional<String> portProblem(Actor actor, ServerInstance server, SectionChange change) {
        Integer port = newPort(server, change);
        if (port == null) {
            return Optional.empty();
        }
        try (Reservation reserved = reserve(actor, server, port)) {
            return Optional.empty();
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.PORT_IN_USE) {
                return Optional.of(e.getMessage());
            }
            throw e;
        }
    }

    /**
     * Stores changes without {@link #problems}, and what depends on them: the remote admin port of the server, and values that
     * it shows.
     *
     * @return whether the changes were stored; {@code false} if a section has another version by now
     * @throws LanguardException {@code PORT_IN_USE} if the remote admin port is taken
     */
    public boolean store(Actor actor, ServerInstance server, List<SectionChange> changes) {
        String schemaVersion = schemaCache.require(server.record().gameType()).version();
        List<Replacement> replacements = changes.stream()
                .map(change -> new Replacement(
                        new ConfigSectionRecord(
                                change.schema().name(),
                                text(server, change),
                                change.expectedVersion() + 1,
                                schemaVersion),
                        change.stored() ? change.expectedVersion() : 0))
                .toList();
        Supplier<Boolean> replace = () -> store.replaceAll(server.id(), replacements);
        Integer port = changes.stream()
                .map(change -> newPort(server, change))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        boolean stored = port == null ? replace.get() : storeWithPort(actor, server, port, replace);
        if (stored) {
            serverRegistry.refreshDerivedValues(server);
        }
        return stored;
    }

    private boolean storeWithPort(Actor actor, ServerInstance server, int port, Supplier<Boolean> replace) {
        boolean stored = server.callDefining(() -> {
            try (Reservation reserved = reserve(actor, server, port)) {
                boolean replaced = replace.get();
                if (replaced) {
                    serverRegistry.updateDefinition(server, withPort(port));
                }
                return replaced;
            }
        });
        if (stored) {
            portRules.warnAboutOverlap(server);
        }
        return stored;
    }

    private Reservation reserve(Actor actor, ServerInstance server, int port) {
        ServerRecord changed = server.record().withDefinition(withPort(port), Instant.now());
        List<PortBinding> ports = portRules.portsOf(changed);
        return reservations.reserve(
                server.id(), null, ports, other -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, other.id()));
    }

    private static UnaryOperator<ServerDefinition> withPort(int port) {
        return before -> before.withRconPort(port);
    }

    private static @Nullable Integer newPort(ServerInstance server, SectionChange change) {
        Integer port = change.schema().rconPort(change.accepted());
        return port == null || port.equals(server.record().definition().rconPort()) ? null : port;
    }

    private String text(ServerInstance server, SectionChange change) {
        return values.toStored(server.record().gameType(), change.schema(), change.after());
    }
}
