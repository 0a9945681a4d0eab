package io.languard.security.session;

import io.languard.ports.user.Session;
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

    private final Map<String, Session> read = new ConcurrentHashMap<>();
    private final TokenCodec tokenCodec;
    private final SessionRegistry sessions;

    @Activate
    public TokenVerifier(@Reference TokenCodec tokenCodec, @Reference SessionRegistry sessions) {
        this.tokenCodec = tokenCodec;
        this.sessions = sessions;
    }

    /** The valid session of a token. */
    public Optional<Session> verify(String token) {
        if (token == null) {
            return Optional.empty();
        }
        Session known = read.get(token);
        if (known != null) {
            if (isLive(known)) {
                return Optional.of(known);
            }
            read.remove(token);
            return Optional.empty();
        }
        Optional<Session> session = tokenCodec.decode(token).filter(this::isLive);
        session.ifPresent(valid -> remember(token, valid));
        return session;
    }

    /** Forgets tokens whose session is over; they are worth nothing, but take room. */
    public void purge() {
        read.values().removeIf(session -> !isLive(session));
    }

    private void remember(String token, Session session) {
        if (read.size() >= MAX_CACHED_TOKENS) {
            // So many tokens in use at once are not expected; starting anew costs one signature each.
            read.clear();
        }
        read.put(token, session);
    }

    private boolean isLive(Session session) {
        return sessions.isActive(session.tokenId(), session.userId());
    }

    int cachedTokens() {
        return read.size();
    }
}
