package io.languard.core.config;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.PortRules;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.user.Actor;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.config.ConfigSectionRecord;
import io.languard.spi.config.ConfigStore;
import io.languard.spi.server.ServerRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of configuration. */
@Component(service = ConfigService.class)
public class ConfigServiceImpl implements ConfigService {

    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SchemaCache schemaCache;
    private final SectionValueResolver values;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final ConfigStore store;
    private final PortRules ports;
    private final EventService eventService;

    @Activate
    public ConfigServiceImpl(
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SchemaCache schemaCache,
            @Reference SectionValueResolver values,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference ConfigStore store,
            @Reference PortRules ports,
            @Reference EventService eventService) {
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.schemaCache = schemaCache;
        this.values = values;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.store = store;
        this.ports = ports;
        this.eventService = eventService;
    }

    @Override
    public List<ConfigSectionView> all(int serverId) {
        return values.views(serverRegistry.require(serverId).record());
    }

    @Override
    public ConfigSectionView section(int serverId, String section) {
        return view(serverRegistry.require(serverId).record(), section);
    }

    @Override
    public ConfigSectionView update(
            Actor actor, int serverId, String sectionName, Map<String, Object> changes, int expectedVersion) {
        ServerInstance server = serverRegistry.require(serverId);
        ServerRecord record = server.record();
        GameSchema schema = schemaCache.require(record.gameType());
        SectionSchema sectionSchema = schema.section(sectionName);
        ConfigSectionRecord stored = values.stored(serverId).get(sectionName);
        ConfigSectionView current = view(record, sectionName);
        if (current.version() != expectedVersion) {
            throw new ConfigConflictException(current);
        }
        Map<String, Object> accepted = accept(sectionSchema, changes);
        Map<String, Object> merged = values.effective(record, sectionSchema, stored);
        merged.putAll(accepted);
        check(record.gameType(), sectionSchema, merged);
        Integer newRconPort = rconPort(sectionSchema, accepted);
        ConfigSectionRecord next = new ConfigSectionRecord(
                sectionName,
                values.toStored(record.gameType(), sectionSchema, merged),
                expectedVersion + 1,
                schema.version());
        Runnable replace = () -> {
            if (!store.replace(serverId, next, stored == null ? 0 : stored.version())) {
                throw new ConfigConflictException(view(record, sectionName));
            }
        };
        if (newRconPort == null || newRconPort.equals(record.rconPort())) {
            replace.run();
        } else {
            ports.exclusively(() -> {
                ports.checkChange(server, server.record().withRconPort(newRconPort, Instant.now()));
                replace.run();
                serverRegistry.updateDefinition(server, before -> before.withRconPort(newRconPort, Instant.now()));
                return null;
            });
            ports.warnAboutOverlap(server);
        }
        serverRegistry.refreshDerivedValues(server);
        eventService.publish(new PlatformEvent.Audited(
                serverId,
                "config_updated",
                actor.name(),
                Map.of("section", sectionName, "fields", List.copyOf(accepted.keySet()), "version", next.version()),
                Instant.now()));
        return view(server.record(), sectionName);
    }

    @Override
    public Map<String, String> preview(int serverId) {
        Map<String, String> texts = new LinkedHashMap<>();
        render(serverId).forEach(entry -> texts.put(entry.label(), entry.text()));
        return texts;
    }

    @Override
    public String file(int serverId, String fileName) {
        List<ConfigEntry> files = render(serverId).stream()
                .filter(ConfigEntry.ConfigFile.class::isInstance)
                .toList();
        return files.stream()
                .filter(entry -> entry.label().equals(fileName))
                .map(ConfigEntry::text)
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND,
                        "No config file of that name; there are "
                                + files.stream().map(ConfigEntry::label).collect(Collectors.joining(", "))));
    }

    private List<ConfigEntry> render(int serverId) {
        ServerInstance server = serverRegistry.require(serverId);
        String gameType = server.record().gameType();
        return ConfigRenderer.render(
                registry.require(gameType, ConfigGenerator.class), serverSnapshotFactory.create(server.record()));
    }

    private ConfigSectionView view(ServerRecord record, String name) {
        List<ConfigSectionView> views = values.views(record);
        return views.stream()
                .filter(view -> view.section().equals(name))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND,
                        "No config section of that name; there are "
                                + views.stream().map(ConfigSectionView::section).collect(Collectors.joining(", "))));
    }

    private static Map<String, Object> accept(SectionSchema sectionSchema, Map<String, Object> changes) {
        Map<String, Object> accepted = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        changes.forEach((name, value) -> {
            FieldSchema fieldSchema = sectionSchema.fields().get(name);
            if (fieldSchema == null) {
                problems.add(new FieldProblem(
                        name,
                        "is not a setting of section '" + sectionSchema.name() + "'; there are "
                                + String.join(", ", sectionSchema.fields().keySet())));
            } else if (!(fieldSchema.secret() && SecretCodec.MASK.equals(value))) {
                accepted.put(name, fieldSchema.coerce(value));
            }
        });
        refuse(problems);
        return accepted;
    }

    private void check(String gameType, SectionSchema sectionSchema, Map<String, Object> merged) {
        refuse(sectionSchema.validate(merged));
        Map<String, Object> shown = Collections.unmodifiableMap(merged);
        GuardedService<ConfigGenerator> generator = registry.require(gameType, ConfigGenerator.class);
        List<FieldProblem> problems = List.copyOf(
                generator.call(provided -> provided.validate(sectionSchema.name(), ConfigSection.of(shown))));
        if (problems.stream().anyMatch(problem -> problem.field() == null || problem.reason() == null)) {
            throw generator.invalidAnswer(
                    "refused a field of section '" + sectionSchema.name() + "' without its name or a reason");
        }
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
        }
    }

    private static Integer rconPort(SectionSchema sectionSchema, Map<String, Object> accepted) {
        return sectionSchema.fields().values().stream()
                .filter(FieldSchema::isRconPort)
                .map(fieldSchema -> accepted.get(fieldSchema.name()))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst()
                .orElse(null);
    }
}
