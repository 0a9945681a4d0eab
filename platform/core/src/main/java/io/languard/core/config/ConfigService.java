package io.languard.core.config;

import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Provided;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.PortRules;
import io.languard.core.server.Snapshots;
import io.languard.ports.config.ConfigConflictException;
import io.languard.ports.config.ConfigStore;
import io.languard.ports.config.Configs;
import io.languard.ports.config.SectionView;
import io.languard.ports.config.StoredSection;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.rule.Rules;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.user.Actor;
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
@Component(service = Configs.class)
public class ConfigService implements Configs {

    private final Fleet fleet;
    private final AdapterRegistry registry;
    private final Schemas schemas;
    private final SectionValues values;
    private final Snapshots snapshots;
    private final ConfigStore store;
    private final PortRules ports;
    private final Events events;

    @Activate
    public ConfigService(
            @Reference Fleet fleet,
            @Reference AdapterRegistry registry,
            @Reference Schemas schemas,
            @Reference SectionValues values,
            @Reference Snapshots snapshots,
            @Reference ConfigStore store,
            @Reference PortRules ports,
            @Reference Events events) {
        this.fleet = fleet;
        this.registry = registry;
        this.schemas = schemas;
        this.values = values;
        this.snapshots = snapshots;
        this.store = store;
        this.ports = ports;
        this.events = events;
    }

    @Override
    public List<SectionView> all(int serverId) {
        return values.views(fleet.require(serverId).record());
    }

    @Override
    public SectionView section(int serverId, String section) {
        return view(fleet.require(serverId).record(), section);
    }

    @Override
    public SectionView update(
            Actor actor, int serverId, String sectionName, Map<String, Object> changes, int expectedVersion) {
        ManagedServer server = fleet.require(serverId);
        ServerRecord record = server.record();
        GameSchema schema = schemas.of(record.gameType());
        Section section = schema.section(sectionName);
        StoredSection stored = values.stored(serverId).get(sectionName);
        SectionView current = view(record, sectionName);
        if (current.version() != expectedVersion) {
            throw new ConfigConflictException(current);
        }
        Map<String, Object> accepted = accept(section, changes);
        Map<String, Object> merged = values.effective(record, section, stored);
        merged.putAll(accepted);
        check(record.gameType(), section, merged);
        Integer newRconPort = rconPort(section, accepted);
        StoredSection next = new StoredSection(
                sectionName,
                values.toStored(record.gameType(), section, merged),
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
            ports.alone(() -> {
                ports.checkChange(server, server.record().withRconPort(newRconPort, Instant.now()));
                replace.run();
                fleet.redefine(server, before -> before.withRconPort(newRconPort, Instant.now()));
                return null;
            });
            ports.warnAboutOverlap(server);
        }
        fleet.refreshDerived(server);
        events.publish(new PlatformEvent.Audited(
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
                .filter(entry -> entry.kind() == ConfigEntry.Kind.FILE)
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
        ManagedServer server = fleet.require(serverId);
        String gameType = server.record().gameType();
        return Rendering.of(registry.require(gameType, ConfigGenerator.class), snapshots.of(server.record()));
    }

    private SectionView view(ServerRecord record, String name) {
        List<SectionView> views = values.views(record);
        return views.stream()
                .filter(view -> view.section().equals(name))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND,
                        "No config section of that name; there are "
                                + views.stream().map(SectionView::section).collect(Collectors.joining(", "))));
    }

    private static Map<String, Object> accept(Section section, Map<String, Object> changes) {
        Map<String, Object> accepted = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        changes.forEach((name, value) -> {
            Field field = section.fields().get(name);
            if (field == null) {
                problems.add(new FieldProblem(
                        name,
                        "is not a setting of section '" + section.name() + "'; there are "
                                + String.join(", ", section.fields().keySet())));
            } else if (!(field.secret() && Secrets.MASK.equals(value))) {
                accepted.put(name, field.coerce(value));
            }
        });
        refuse(problems);
        return accepted;
    }

    private void check(String gameType, Section section, Map<String, Object> merged) {
        refuse(section.problems(merged));
        Map<String, Object> shown = Collections.unmodifiableMap(merged);
        Provided<ConfigGenerator> generator = registry.require(gameType, ConfigGenerator.class);
        List<FieldProblem> problems = List.copyOf(generator.call(provided -> provided.validate(section.name(), shown)));
        if (problems.stream().anyMatch(problem -> problem.field() == null || problem.reason() == null)) {
            throw generator.unfit("refused a field of section '" + section.name() + "' without its name or a reason");
        }
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw Rules.refusal(ErrorCode.INVALID_CONFIG, problems);
        }
    }

    private static Integer rconPort(Section section, Map<String, Object> accepted) {
        return section.fields().values().stream()
                .filter(Field::isRconPort)
                .map(field -> accepted.get(field.name()))
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .findFirst()
                .orElse(null);
    }
}
