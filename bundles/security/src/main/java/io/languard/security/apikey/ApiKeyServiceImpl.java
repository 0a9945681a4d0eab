package io.languard.security.apikey;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.security.session.GrantRules;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent.ApiKeyCreated;
import io.languard.service.event.UserAuditEvent.ApiKeyDeleted;
import io.languard.service.settings.Cidr;
import io.languard.service.user.Actor;
import io.languard.service.user.ApiKey;
import io.languard.service.user.ApiKeyService;
import io.languard.service.user.Authorizer;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.NewApiKey;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.user.ApiKeyRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Manages the API keys of users. */
@Component
public final class ApiKeyServiceImpl implements ApiKeyService {

    private static final int MAX_KEYS = 100;

    private final Authorizer authorizer;
    private final AccountRegistry accounts;
    private final ApiKeyRegistry keys;
    private final EventService eventService;
    private final Clock clock;

    @Activate
    public ApiKeyServiceImpl(
            @Reference Authorizer authorizer,
            @Reference AccountRegistry accounts,
            @Reference ApiKeyRegistry keys,
            @Reference EventService eventService) {
        this(authorizer, accounts, keys, eventService, Clock.systemUTC());
    }

    public ApiKeyServiceImpl(
            Authorizer authorizer,
            AccountRegistry accounts,
            ApiKeyRegistry keys,
            EventService eventService,
            Clock clock) {
        this.authorizer = authorizer;
        this.accounts = accounts;
        this.keys = keys;
        this.eventService = eventService;
        this.clock = clock;
    }

    @Override
    public List<ApiKey> list(Actor actor) {
        return keys.list(userId(actor)).stream().map(ApiKeyRecord::toApiKey).toList();
    }

    @Override
    public CreatedApiKey create(Actor actor, NewApiKey request) {
        int userId = userId(actor);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FieldValidator validator =
                new FieldValidator().line("name", request.name(), 1, FieldLimits.MAX_KEY_NAME_LENGTH);
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now)) {
            validator.problem("expires_at", "must be in the future");
        }
        GrantRules.check(validator, "grants", request.grants());
        List<String> networks = networks(validator, request.allowedNetworks());
        validator.check();
        GrantRules.requireAll(authorizer, actor, request.grants());
        String text = ApiKeyText.generate();
        ApiKeyRecord stored = keys.add(
                new ApiKeyRecord(
                        0,
                        userId,
                        request.name(),
                        ApiKeyText.hash(text),
                        request.grants(),
                        networks,
                        now,
                        request.expiresAt(),
                        null,
                        null),
                MAX_KEYS);
        eventService.publish(new PlatformEvent.Audited(
                null, actor.name(), new ApiKeyCreated(stored.id(), stored.name(), stored.grants()), now));
        return new CreatedApiKey(stored.toApiKey(), text);
    }

    @Override
    public void delete(Actor actor, int id) {
        ApiKeyRecord key = keys.list(userId(actor)).stream()
                .filter(candidate -> candidate.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "Key with id " + id + " not found"));
        keys.remove(key);
        eventService.publish(new PlatformEvent.Audited(
                null, actor.name(), new ApiKeyDeleted(key.id(), key.name()), clock.instant()));
    }

    private static List<String> networks(FieldValidator validator, @Nullable List<String> texts) {
        List<String> networks = new ArrayList<>();
        for (int i = 0; texts != null && i < texts.size(); i++) {
            try {
                Cidr.parse(texts.get(i));
                networks.add(texts.get(i));
            } catch (IllegalArgumentException e) {
                validator.problem(
                        "allowed_networks[" + i + "]", "must be a network such as 10.0.0.0/8, or a numeric address");
            }
        }
        return networks;
    }

    /** Returns the id of the user who acts; a key is not a user, and its name is not that of one. */
    private int userId(Actor actor) {
        return accounts.find(actor.name())
                .map(Account::user)
                .orElseThrow(
                        () -> new LanguardException(ErrorCode.FORBIDDEN, "Only a user who is logged in has API keys"))
                .id();
    }
}
