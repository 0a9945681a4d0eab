package io.languard.security.session;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.languard.security.key.DerivedKeys;
import io.languard.service.settings.Settings;
import io.languard.service.user.Role;
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

    /** Creates the claims of a new session of the user. Their expiry is truncated to seconds because JWT timestamps are. */
    public TokenClaims newClaims(UserRecord user) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        Instant expiresAt = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        return new TokenClaims(
                user.id(), user.username(), user.role(), HexFormat.of().formatHex(id), expiresAt);
    }

    /** Returns the signed token with these claims. */
    public String encode(TokenClaims claims) {
        return Jwts.builder()
                .subject(Integer.toString(claims.userId()))
                .claim(USERNAME, claims.username())
                .claim(ROLE, claims.role().wireName())
                .issuedAt(Date.from(claims.expiresAt().minus(lifetime)))
                .expiration(Date.from(claims.expiresAt()))
                .id(claims.tokenId())
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    /**
     * Returns the claims of a token; empty if the token is malformed, expired or not signed by this platform.
     */
    public Optional<TokenClaims> decode(String token) {
        if (token == null || token.isEmpty() || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return claims(parser().parseSignedClaims(token).getPayload());
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

    private static Optional<TokenClaims> claims(Claims claims) {
        String username = claims.get(USERNAME, String.class);
        String role = claims.get(ROLE, String.class);
        Date expiresAt = claims.getExpiration();
        if (claims.getId() == null || username == null || role == null || expiresAt == null) {
            return Optional.empty();
        }
        int userId = Integer.parseInt(claims.getSubject());
        return Optional.of(
                new TokenClaims(userId, username, Role.ofWireName(role), claims.getId(), expiresAt.toInstant()));
    }
}
