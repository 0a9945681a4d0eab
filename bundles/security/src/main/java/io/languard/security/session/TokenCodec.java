package io.languard.security.session;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.languard.security.key.DerivedKeys;
import io.languard.service.settings.Settings;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import io.languard.spi.user.UserRecord;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes and reads signed tokens. Whether a token has been revoked is not its business. */
@Component(service = TokenCodec.class)
public final class TokenCodec {

    private static final String USERNAME = "username";
    private static final String ROLE = "role";

    /** Ours have some 300 characters; nothing longer is worth a look. */
    private static final int MAX_LENGTH = 2048;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final Duration life;
    private final Clock clock;

    /** Made when first needed: building it loads a library, and the platform's start has better things to do. */
    private volatile JwtParser parser;

    @Activate
    public TokenCodec(@Reference DerivedKeys derivedKeys, @Reference Settings settings) {
        this(derivedKeys.tokens(), settings.tokenLife(), Clock.systemUTC());
    }

    public TokenCodec(SecretKey key, Duration life, Clock clock) {
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    /** How long a new token is valid. */
    public Duration lifetime() {
        return life;
    }

    /** A new session of this user; tokens know whole seconds only. */
    public UserSession newSession(UserRecord user) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        Instant expiresAt = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        return new UserSession(
                user.id(), user.username(), user.role(), HexFormat.of().formatHex(id), expiresAt);
    }

    /** The token of a session. */
    public String encode(UserSession userSession) {
        return Jwts.builder()
                .subject(Integer.toString(userSession.userId()))
                .claim(USERNAME, userSession.username())
                .claim(ROLE, userSession.role().wireName())
                .issuedAt(Date.from(userSession.expiresAt().minus(life)))
                .expiration(Date.from(userSession.expiresAt()))
                .id(userSession.tokenId())
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /** The session that a token speaks of; empty if we did not sign it or it has expired. */
    public Optional<UserSession> decode(String token) {
        if (token == null || token.isEmpty() || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return session(parser().parseSignedClaims(token).getPayload());
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JwtParser parser() {
        JwtParser present = parser;
        if (present == null) {
            // One algorithm, no compression: a token that says otherwise is none of ours.
            present = Jwts.parser()
                    .sig()
                    .clear()
                    .add(Jwts.SIG.HS256)
                    .and()
                    .zip()
                    .clear()
                    .and()
                    .clock(() -> Date.from(clock.instant()))
                    .verifyWith(key)
                    .build();
            parser = present;
        }
        return present;
    }

    private static Optional<UserSession> session(Claims claims) {
        String username = claims.get(USERNAME, String.class);
        String role = claims.get(ROLE, String.class);
        Date expiresAt = claims.getExpiration();
        if (claims.getId() == null || username == null || role == null || expiresAt == null) {
            return Optional.empty();
        }
        int userId = Integer.parseInt(claims.getSubject());
        return Optional.of(
                new UserSession(userId, username, Role.ofWireName(role), claims.getId(), expiresAt.toInstant()));
    }
}
