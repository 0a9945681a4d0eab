package io.languard.security.apikey;

import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.service.settings.Cidr;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.spi.user.ApiKeyRecord;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An API key in memory. Thread-safe. */
final class ActiveApiKey implements Supplier<Actor> {

    private static final Actor NOBODY = Actor.anonymous();

    private final AccountRegistry accounts;
    private final List<Cidr> networks;
    private volatile ApiKeyRecord key;
    private volatile Rights rights = new Rights(NOBODY, NOBODY);
    private boolean used;

    /** What the key may do while its owner may do this. */
    private record Rights(Actor owner, Actor key) {}

    ActiveApiKey(ApiKeyRecord key, AccountRegistry accounts) {
        this.key = key;
        this.accounts = accounts;
        this.networks = key.allowedNetworks().stream().map(Cidr::parse).toList();
    }

    ApiKeyRecord key() {
        return key;
    }

    /** Returns the id of its session, with which requests and connections are counted. */
    String tokenId() {
        return "key-" + key.id();
    }

    /** Returns whether it has not expired and its owner is not disabled. */
    boolean isValid(Instant now) {
        Instant expiresAt = key.expiresAt();
        return (expiresAt == null || now.isBefore(expiresAt))
                && accounts.find(key.userId())
                        .filter(account -> !account.user().disabled())
                        .isPresent();
    }

    boolean isAcceptedFrom(String address) {
        if (networks.isEmpty()) {
            return true;
        }
        try {
            InetAddress parsed = Cidr.parseAddress(address);
            return networks.stream().anyMatch(network -> network.contains(parsed));
        } catch (IllegalArgumentException e) {
            return false; // a client without an IP address
        }
    }

    /** Records a use, to the second. */
    synchronized void recordUse(Instant now, String address) {
        Instant last = key.lastUsedAt();
        if (last == null || last.getEpochSecond() < now.getEpochSecond() || !address.equals(key.lastUsedFrom())) {
            replace(key.grants(), now, address);
            used = true;
        }
    }

    /** Returns the key with its last use if that has not been stored yet. */
    synchronized Optional<ApiKeyRecord> unstoredUse() {
        return used ? Optional.of(key) : Optional.empty();
    }

    /** Records that a use was stored; the key may have been used again since. */
    synchronized void useStored(ApiKeyRecord stored) {
        used = !Objects.equals(stored.lastUsedAt(), key.lastUsedAt())
                || !Objects.equals(stored.lastUsedFrom(), key.lastUsedFrom());
    }

    /** Forgets grants for a deleted server. */
    synchronized void forget(int serverId) {
        replace(
                key.grants().stream()
                        .filter(grant -> grant.serverId() == null || grant.serverId() != serverId)
                        .toList(),
                key.lastUsedAt(),
                key.lastUsedFrom());
    }

    private void replace(List<Grant> grants, @Nullable Instant lastUsedAt, @Nullable String lastUsedFrom) {
        key = new ApiKeyRecord(
                key.id(),
                key.userId(),
                key.name(),
                key.hash(),
                grants,
                key.allowedNetworks(),
                key.createdAt(),
                key.expiresAt(),
                lastUsedAt,
                lastUsedFrom);
    }

    /** Returns the key as an actor with what both it and its owner may do at the moment. */
    @Override
    public Actor get() {
        Actor owner = accounts.find(key.userId()).map(Account::get).orElse(NOBODY);
        Rights current = rights;
        if (current.owner() != owner) {
            String name = owner == NOBODY ? NOBODY.name() : owner.name() + "/" + key.name();
            current = new Rights(owner, new Actor(name, intersect(key.grants(), owner.grants())));
            rights = current;
        }
        return current.key();
    }

    private static List<Grant> intersect(List<Grant> ofKey, List<Grant> ofOwner) {
        List<Grant> both = new ArrayList<>();
        for (Grant one : ofKey) {
            for (Grant other : ofOwner) {
                if (one.serverId() == null
                        || other.serverId() == null
                        || one.serverId().equals(other.serverId())) {
                    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
                    permissions.addAll(one.permissions());
                    permissions.retainAll(other.permissions());
                    permissions.remove(Permission.USERS_MANAGE);
                    both.add(new Grant(one.serverId() == null ? other.serverId() : one.serverId(), permissions));
                }
            }
        }
        return Grant.merge(both);
    }
}
