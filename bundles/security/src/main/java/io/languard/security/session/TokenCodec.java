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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Encodes and decodes signed tokens. Does not check for revocation. */
@Component(service = TokenCodec.class)
public final class TokenCodec {

    private static final String USERNAME = "username";
    private static final String ROLE = "role";

    /** Rejects oversized input early; valid tokens have about 300 characters. */
    private static final int MAX_LENGTH = 2048;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    private final Duration lifetime;
    private final Clock clock;

    /** Created on first use: building the parser loads classes and would slow down the platform's start. */
    private volatile @Nullable JwtParser parser;

    @Activate
    public TokenCodec(@Reference DerivedKeys derivedKeys, @Reference Settings settings) {
        this(derivedKeys.tokens(), settings.tokenLife(), Clock.systemUTC());
    }

    public TokenCodec(SecretKey key, Duration lifetime, Clock clock) {
        this.key = key;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** Returns how long a new token is valid. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Creates a session for the user. Its expiry is truncated to seconds because JWT timestamps are. */
    public UserSession newSession(UserRecord user) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        Instant expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        return new UserSession(
                user.id(), user.username(), user.role(), HexFormat.of().formatHex(id), expiresAt);
    }

    /** Returns the signed token of a session. */
    public String encode(UserSession userSession) {
        return Jwts.builder()
                .subject(Integer.toString(userSession.userId()))
                .claim(USERNAME, userSession.username())
                .claim(ROLE, userSession.role().wireName())
                .issuedAt(Date.from(userSession.expiresAt().minus(lifetime)))
                .expiration(Date.from(userSession.expiresAt()))
                .id(userSession.tokenId())
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /**
     * Returns the session encoded in a token; empty if the token is malformed, expired or not signed by this
     * platform.
     */
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
        JwtParser current = parser;
        if (current == null) {
            // Accepts one algorithm and no compression; we never issue anything else.
            current = Jwts.parser()
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
            parser = current;
        }
        return current;
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
