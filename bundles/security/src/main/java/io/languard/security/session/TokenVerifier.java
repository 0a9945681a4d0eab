package io.languard.security.session;

import io.languard.service.user.UserSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Resolves tokens to sessions. Decoded tokens are cached, so a signature is verified once; whether the session is
 * still active is checked on every call.
 */
@Component(service = TokenVerifier.class)
public final class TokenVerifier {

    static final int MAX_CACHED_TOKENS = 10_000;

    private final Map<String, UserSession> cache = new ConcurrentHashMap<>();
    private final TokenCodec tokenCodec;
    private final SessionRegistry sessions;
    private final AccountRegistry accounts;

    @Activate
    public TokenVerifier(
            @Reference TokenCodec tokenCodec,
            @Reference SessionRegistry sessions,
            @Reference AccountRegistry accounts) {
        this.tokenCodec = tokenCodec;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /** Returns the session of a token; empty if the token is invalid, expired or revoked. */
    public Optional<UserSession> verify(String token) {
        if (token == null) {
            return Optional.empty();
        }
        UserSession cached = cache.get(token);
        if (cached != null) {
            if (isActive(cached)) {
                return Optional.of(cached);
            }
            cache.remove(token);
            return Optional.empty();
        }
        Optional<UserSession> userSession =
                tokenCodec.decode(token).flatMap(this::session).filter(this::isActive);
        userSession.ifPresent(session -> addToCache(token, session));
        return userSession;
    }

    private Optional<UserSession> session(TokenClaims claims) {
        // The account first: if it is replaced before the session is checked, the session has ended by then.
        return accounts.find(claims.userId())
                .map(account -> new UserSession(
                        claims.userId(), claims.username(), claims.tokenId(), claims.expiresAt(), account));
    }

    /** Evicts tokens whose session has ended. */
    public void purge() {
        cache.values().removeIf(userSession -> !isActive(userSession));
    }

    private void addToCache(String token, UserSession userSession) {
        if (cache.size() >= MAX_CACHED_TOKENS) {
            // Not expected in practice; clearing costs one signature check per token still in use.
            cache.clear();
        }
        cache.put(token, userSession);
    }

    private boolean isActive(UserSession userSession) {
        return sessions.isActive(userSession.tokenId(), userSession.userId());
    }

    int cachedTokens() {
        return cache.size();
    }
}
