package io.languard.core.system;

import io.languard.service.settings.Setting;
import io.languard.service.settings.SettingView;
import io.languard.service.settings.SettingView.SettingSource;
import io.languard.service.settings.Settings;
import io.languard.service.settings.SettingsReader;
import io.languard.service.settings.SettingsService;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the list of settings. Where each value comes from is determined once, since values change with a restart only. */
@Component(service = SettingsService.class, immediate = true)
public class SettingsServiceImpl implements SettingsService {

    private final Authorizer authorizer;
    private final List<SettingView> settings;

    @Activate
    public SettingsServiceImpl(@Reference Authorizer authorizer, @Reference Settings settings, BundleContext context) {
        this(authorizer, settings, System.getenv(), namesInFile(context.getProperty("languard.home")));
    }

    SettingsServiceImpl(
            Authorizer authorizer, Settings settings, Map<String, String> environment, Set<String> namesInFile) {
        this.authorizer = authorizer;
        Map<String, String> accepted = settings.accepted();
        this.settings = Arrays.stream(Setting.values())
                .map(setting -> SettingView.of(
                        setting, accepted.get(setting.name()), source(setting.name(), environment, namesInFile)))
                .toList();
    }

    private static Set<String> namesInFile(@Nullable String home) {
        return home == null ? Set.of() : SettingsReader.namesIn(Path.of(home, SettingsReader.FILE));
    }

    private static SettingSource source(String name, Map<String, String> environment, Set<String> namesInFile) {
        if (!environment.getOrDefault(name, "").isEmpty()) {
            return SettingSource.ENVIRONMENT;
        }
        return namesInFile.contains(name) ? SettingSource.FILE : SettingSource.DEFAULT;
    }

    @Override
    public List<SettingView> list(Actor actor) {
        authorizer.require(actor, Permission.SYSTEM_MANAGE);
        return settings;
    }
}
