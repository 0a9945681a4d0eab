package io.languard.security.user;

import io.languard.security.apikey.ApiKeyRegistry;
import io.languard.security.session.AccountRegistry;
import io.languard.service.user.Actor;
import io.languard.service.user.ActorDirectory;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Refers to users and keys by their ids, since a name may later be that of another one. Waits for the database only until
 * the users have been loaded.
 */
@Component
public final class AccountDirectory implements ActorDirectory {

    private static final String USER = "user:";
    private static final String KEY = "key:";

    private final UserInitializer initializer;
    private final AccountRegistry accounts;
    private final ApiKeyRegistry keys;

    @Activate
    public AccountDirectory(
            @Reference UserInitializer initializer,
            @Reference AccountRegistry accounts,
            @Reference ApiKeyRegistry keys) {
        this.initializer = initializer;
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    public Optional<String> referenceTo(Actor actor) {
        if (actor.name().equals(Actor.SHELL)) {
            return Optional.of(Actor.SHELL);
        }
        initializer.ensureReady();
        // The name of a key contains a character that no user's name does.
        return accounts.find(actor.name())
                .map(account -> USER + account.user().id())
                .or(() -> keys.idOf(actor).stream().mapToObj(id -> KEY + id).findFirst());
    }

    @Override
    public Optional<Actor> find(String reference) {
        if (reference.equals(Actor.SHELL)) {
            return Optional.of(Actor.shell());
        }
        initializer.ensureReady();
        if (reference.startsWith(KEY)) {
            return keys.actor(Integer.parseInt(reference.substring(KEY.length())));
        }
        return accounts.find(Integer.parseInt(reference.substring(USER.length())))
                .filter(account -> !account.user().disabled())
                .map(account -> account.get());
    }
}
