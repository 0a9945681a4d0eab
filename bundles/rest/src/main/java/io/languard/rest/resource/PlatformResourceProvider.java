package io.languard.rest.resource;

import io.languard.service.deploy.DiagnosisService;
import io.languard.service.event.AuditTrailService;
import io.languard.service.game.GameService;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.settings.SettingsService;
import io.languard.service.system.SystemService;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.TotpService;
import io.languard.service.user.UserService;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources that belong to no server: users, games and the platform. */
@Component(service = PlatformResourceProvider.class)
public final class PlatformResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public PlatformResourceProvider(
            @Reference AuthenticationService authenticationService,
            @Reference UserService userService,
            @Reference ApiKeyService apiKeyService,
            @Reference TotpService totpService,
            @Reference GameService gameService,
            @Reference ServerSuggestionService suggestionService,
            @Reference AuditTrailService auditTrailService,
            @Reference SystemService system,
            @Reference LifecycleService lifecycleService,
            @Reference DiagnosisService diagnosisService,
            @Reference SettingsService settingsService) {
        resources = List.of(
                new AuthResource(authenticationService, userService),
                new UsersResource(userService),
                new ApiKeysResource(apiKeyService),
                new TotpResource(totpService),
                new UserTotpResource(totpService),
                new GamesResource(gameService, suggestionService),
                new EventsResource(auditTrailService),
                new SystemResource(system, lifecycleService, diagnosisService, settingsService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
