package io.languard.security.session;

import io.languard.service.user.UserSession;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells which session a token belongs to. The work on a signature is done once per token: what was read is remembered, but
 * whether the session is still there is asked every time.
 */
@Component(service = TokenVerifier.class)
public final class TokenVerifier {

    static final int MAX_CACHED_TOKENS = 10_000;

    private final Map<String, UserSession> read = new ConcurrentHashMap<>();
    private final TokenCodec tokenCodec;
    private final SessionRegistry sessions;

    @Activate
    public TokenVerifier(@Reference TokenCodec tokenCodec, @Reference SessionRegistry sessions) {
        this.tokenCodec = tokenCodec;
        this.sessions = sessions;
    }

    /** The valid session of a token. */
    public Optional<UserSession> verify(String token) {
        if (token == null) {
            return Optional.empty();
        }
        UserSession known = read.get(token);
        if (known != null) {
            if (isLive(known)) {
                return Optional.of(known);
            }
            read.remove(token);
            return Optional.empty();
        }
        Optional<UserSession> userSession = tokenCodec.decode(token).filter(this::isLive);
        userSession.ifPresent(valid -> remember(token, valid));
        return userSession;
    }

    /** Forgets tokens whose session is over; they are worth nothing, but take room. */
    public void purge() {
        read.values().removeIf(userSession -> !isLive(userSession));
    }

    private void remember(String token, UserSession userSession) {
        if (read.size() >= MAX_CACHED_TOKENS) {
            // So many tokens in use at once are not expected; starting anew costs one signature each.
            read.clear();
        }
        read.put(token, userSession);
    }

    private boolean isLive(UserSession userSession) {
        return sessions.isActive(userSession.tokenId(), userSession.userId());
    }

    int cachedTokens() {
        return read.size();
    }
}
