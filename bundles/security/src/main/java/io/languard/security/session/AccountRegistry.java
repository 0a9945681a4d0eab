package io.languard.security.session;

import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.settings.Settings;
import io.languard.service.settings.TotpRequirement;
import io.languard.service.user.Grant;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Holds all users in memory, so that no request needs the database to know its rights. Reads are lock-free. */
@Component(service = {AccountRegistry.class, PlatformEventListener.class})
public final class AccountRegistry implements PlatformEventListener {

    private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();

    /** Serializes changes, so that memory ends up with the last change of the store. Held while the database works. */
    private final ReentrantLock changes = new ReentrantLock();

    /** Serializes changes of memory. Never held during anything that takes time, since the event thread needs it. */
    private final ReentrantLock memory = new ReentrantLock();

    /** Servers that were deleted since the last change of the store began, whose result may still contain them. */
    private final Set<Integer> deletedServers = new HashSet<>();

    private final UserStore store;

    private final TotpRequirement totpRequirement;

    @Activate
    public AccountRegistry(@Reference UserStore store, @Reference Settings settings) {
        this(store, settings.requireTotp());
    }

    private AccountRegistry(UserStore store, TotpRequirement totpRequirement) {
        this.store = store;
        this.totpRequirement = totpRequirement;
    }

    /**
     * Returns a registry with another requirement. Not a constructor: of two public ones with as many parameters, SCR may try
     * either.
     */
    public static AccountRegistry of(UserStore store, TotpRequirement totpRequirement) {
        return new AccountRegistry(store, totpRequirement);
    }

    /** Loads all users from the store. */
    public void load() {
        exclusively(() -> {
            inMemory(deletedServers::clear);
            List<UserRecord> users = store.list();
            inMemory(() -> users.forEach(this::put));
            return users;
        });
    }

    /** Returns the account of a user; empty if there is no such user. */
    public Optional<Account> find(int userId) {
        return Optional.ofNullable(accounts.get(userId));
    }

    /** Returns the account of the user with this name; empty if there is none. */
    public Optional<Account> find(String username) {
        return accounts.values().stream()
                .filter(account -> account.user().username().equals(username))
                .findFirst();
    }

    /**
     * Changes the store and then the account.
     *
     * @param change returns the user as stored afterwards; if it throws or returns empty, nothing changes
     */
    public Optional<UserRecord> change(Supplier<Optional<UserRecord>> change) {
        return exclusively(() -> {
            inMemory(deletedServers::clear);
            Optional<UserRecord> changed = change.get();
            changed.ifPresent(user -> inMemory(() -> put(user)));
            return changed;
        });
    }

    /** Runs an action during which no other thread changes a user, except that grants end with their server. */
    public <T> T exclusively(Supplier<T> action) {
        changes.lock();
        try {
            return action.get();
        } finally {
            changes.unlock();
        }
    }

    /** Takes all rights from whatever refers to the user's account. Sessions that begin later are not affected. */
    void retire(int userId) {
        inMemory(() -> {
            Account old = accounts.get(userId);
            if (old != null) {
                accounts.put(userId, new Account(old.user(), totpRequirement));
                old.retire();
            }
        });
    }

    /** Removes a user that was deleted from the store. */
    public void remove(int userId) {
        inMemory(() -> {
            Account old = accounts.remove(userId);
            if (old != null) {
                old.retire();
            }
        });
    }

    private void inMemory(Runnable change) {
        memory.lock();
        try {
            change.run();
        } finally {
            memory.unlock();
        }
    }

    private void put(UserRecord stored) {
        UserRecord user = without(stored, deletedServers);
        Account account = accounts.get(user.id());
        if (account == null) {
            accounts.put(user.id(), new Account(user, totpRequirement));
        } else {
            account.update(user);
        }
    }

    /** Forgets grants for a deleted server, which the store has deleted with it. Ids are not used again. */
    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.Audited audited && audited.event() instanceof ServerDeleted deleted) {
            inMemory(() -> {
                deletedServers.add(deleted.serverId());
                accounts.values().forEach(this::forgetDeletedServers);
            });
        }
    }

    private void forgetDeletedServers(Account account) {
        UserRecord user = account.user();
        UserRecord changed = without(user, deletedServers);
        if (changed != user) {
            account.update(changed);
        }
    }

    private static UserRecord without(UserRecord user, Set<Integer> servers) {
        List<Grant> remaining = user.grants().stream()
                .filter(grant -> grant.serverId() == null || !servers.contains(grant.serverId()))
                .toList();
        return remaining.size() < user.grants().size() ? user.withGrants(remaining) : user;
    }
}
