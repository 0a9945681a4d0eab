package io.languard.core.server;

import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigEntry.ConfigFile;
import io.languard.api.config.ConfigEntry.ExternalFile;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.config.ConfigRenderer;
import io.languard.core.config.FreeSettingMasker;
import io.languard.core.config.SchemaCache;
import io.languard.core.config.SectionSchema;
import io.languard.core.config.SectionValueResolver;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.server.SectionUpdater.SectionChange;
import io.languard.service.config.ConfigConflictException;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ConfigUpdated;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of configuration. */
@Component(service = ConfigService.class)
public class ConfigServiceImpl implements ConfigService {

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final AdapterRegistry registry;
    private final SchemaCache schemaCache;
    private final SectionValueResolver values;
    private final ServerSnapshotFactory serverSnapshotFactory;
    private final SectionUpdater sectionUpdater;
    private final PendingChanges pendingChanges;
    private final EventService eventService;

    @Activate
    public ConfigServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference AdapterRegistry registry,
            @Reference SchemaCache schemaCache,
            @Reference SectionValueResolver values,
            @Reference ServerSnapshotFactory serverSnapshotFactory,
            @Reference SectionUpdater sectionUpdater,
            @Reference PendingChanges pendingChanges,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.registry = registry;
        this.schemaCache = schemaCache;
        this.values = values;
        this.serverSnapshotFactory = serverSnapshotFactory;
        this.sectionUpdater = sectionUpdater;
        this.pendingChanges = pendingChanges;
        this.eventService = eventService;
    }

    @Override
    public List<ConfigSectionView> all(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        return views(serverRegistry.require(serverId)).stream()
                .map(view -> visible(actor, serverId, view))
                .toList();
    }

    @Override
    public List<String> sectionNames(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        return values.sectionNames(serverRegistry.require(serverId).record());
    }

    @Override
    public ConfigSectionView section(Actor actor, int serverId, String section) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        return visible(actor, serverId, view(serverRegistry.require(serverId), section));
    }

    private ConfigSectionView visible(Actor actor, int serverId, ConfigSectionView view) {
        return authorizer.isPermitted(actor, Permission.SERVER_CONFIG, serverId) ? view : FreeSettingMasker.mask(view);
    }

    @Override
    public List<String> awaitingRestart(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        return pendingChanges.of(serverRegistry.require(serverId));
    }

    @Override
    public ConfigSectionView update(
            Actor actor, int serverId, String sectionName, Map<String, Object> changes, int expectedVersion) {
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        return pendingChanges.track(server, () -> update(actor, server, sectionName, changes, expectedVersion));
    }

    private ConfigSectionView update(
            Actor actor, ServerInstance server, String sectionName, Map<String, Object> changes, int expectedVersion) {
        SectionSchema sectionSchema =
                schemaCache.require(server.record().gameType()).section(sectionName);
        ConfigSectionView current = view(server, sectionName);
        if (current.version() != expectedVersion) {
            throw new ConfigConflictException(current);
        }
        Map<String, Object> accepted = sectionSchema.accept(changes);
        SectionChange change = sectionUpdater.change(server, sectionSchema, accepted);
        throwIfAny(sectionUpdater.problems(server, change));
        if (change.expectedVersion() != expectedVersion || !sectionUpdater.store(actor, server, List.of(change))) {
            throw new ConfigConflictException(view(server, sectionName));
        }
        eventService.publish(PlatformEvent.Audited.now(
                server.id(),
                actor,
                new ConfigUpdated(sectionName, List.copyOf(accepted.keySet()), expectedVersion + 1)));
        return view(server, sectionName);
    }

    @Override
    public Map<String, String> preview(Actor actor, int serverId) {
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        Map<String, String> texts = new LinkedHashMap<>();
        render(serverId).forEach(entry -> texts.put(entry.label(), entry.text()));
        return texts;
    }

    @Override
    public String file(Actor actor, int serverId, String fileName) {
        authorizer.require(actor, Permission.SERVER_CONFIG, serverId);
        List<ConfigEntry> files = render(serverId).stream()
                .filter(entry -> entry instanceof ConfigFile || entry instanceof ExternalFile)
                .toList();
        return files.stream()
                .filter(entry -> entry.label().equals(fileName))
                .map(ConfigEntry::text)
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND,
                        "No config file with this name; available: "
                                + files.stream().map(ConfigEntry::label).collect(Collectors.joining(", "))));
    }

    private List<ConfigEntry> render(int serverId) {
        ServerInstance server = serverRegistry.require(serverId);
        String gameType = server.record().gameType();
        return ConfigRenderer.render(
                registry.require(gameType, ConfigGenerator.class), serverSnapshotFactory.configured(server.record()));
    }

    private List<ConfigSectionView> views(ServerInstance server) {
        List<String> pending = pendingChanges.of(server);
        return values.views(server.record()).stream()
                .map(view -> view.withRestartFields(fieldsOf(view.section(), pending)))
                .toList();
    }

    private static List<String> fieldsOf(String section, List<String> settings) {
        String prefix = section + ".";
        return settings.stream()
                .filter(setting -> setting.startsWith(prefix))
                .map(setting -> setting.substring(prefix.length()))
                .toList();
    }

    private ConfigSectionView view(ServerInstance server, String name) {
        List<ConfigSectionView> views = views(server);
        return views.stream()
                .filter(view -> view.section().equals(name))
                .findFirst()
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.NOT_FOUND,
                        "No config section with this name; available: "
                                + views.stream().map(ConfigSectionView::section).collect(Collectors.joining(", "))));
    }

    private static void throwIfAny(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
        }
    }
}
