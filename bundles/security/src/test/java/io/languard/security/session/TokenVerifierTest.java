package io.languard.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.MacAlgorithm;
import io.languard.security.FakeUserStores;
import io.languard.security.MutableClock;
import io.languard.security.RecordingEvents;
import io.languard.service.settings.TotpRequirement;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.UserSession;
import io.languard.spi.user.SessionRecord;
import io.languard.spi.user.UserRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final SecretKey KEY = key("0123456789abcdef0123456789abcdef");

    private final MutableClock clock = new MutableClock();
    private final FakeUserStores stores = new FakeUserStores();
    private final AccountRegistry accounts = AccountRegistry.of(stores, TotpRequirement.NONE);
    private final SessionRegistry sessions = new SessionRegistry(stores, accounts, new RecordingEvents(), clock);
    private final TokenCodec tokenCodec = new TokenCodec(KEY, Duration.ofMinutes(1), clock);
    private final TokenVerifier tokenVerifier = new TokenVerifier(tokenCodec, sessions, accounts);
    private UserRecord user;

    @BeforeEach
    void addUser() {
        user = stores.insert(UserRecord.create("admin", "hash", Role.ADMIN, ServerAccess.ALL, clock.instant()));
        accounts.load();
    }

    private TokenClaims registerSession() {
        TokenClaims userSession = tokenCodec.newClaims(user);
        assertThat(sessions.register(
                        new SessionRecord(userSession.tokenId(), userSession.userId(), userSession.expiresAt()),
                        "hash"))
                .isTrue();
        return userSession;
    }

    @Test
    void aTokenHasTheDocumentedClaims() {
        TokenClaims userSession = registerSession();
        String[] parts = tokenCodec.encode(userSession).split("\\.");

        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"HS256\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo(
                        "{\"sub\":\"1\",\"username\":\"admin\",\"role\":\"admin\",\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}"
                                .formatted(
                                        clock.instant().getEpochSecond(),
                                        clock.instant().getEpochSecond() + 60,
                                        userSession.tokenId()));
        assertThat(userSession.tokenId()).hasSize(32);
    }

    @Test
    void resolvesATokenToItsSession() {
        TokenClaims userSession = registerSession();
        String token = tokenCodec.encode(userSession);

        UserSession verified = tokenVerifier.verify(token).orElseThrow();
        assertThat(verified.tokenId()).isEqualTo(userSession.tokenId());
        assertThat(verified.expiresAt()).isEqualTo(userSession.expiresAt());
        assertThat(verified.actor()).isEqualTo(Actor.user("admin", Role.ADMIN));
        assertThat(tokenVerifier.verify(token)).containsSame(verified);
        assertThat(tokenVerifier.cachedTokens()).isEqualTo(1);
    }

    @Test
    void expiresToTheSecondCachedOrNot() {
        String used = tokenCodec.encode(registerSession());
        String unused = tokenCodec.encode(registerSession());
        clock.advance(Duration.ofMillis(59_749));
        assertThat(tokenVerifier.verify(used)).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(tokenVerifier.verify(used)).isEmpty();
        assertThat(tokenVerifier.verify(unused)).isEmpty();
        assertThat(tokenVerifier.cachedTokens()).isZero();
    }

    @Test
    void expiredSessionsArePurged() {
        tokenVerifier.verify(tokenCodec.encode(registerSession()));
        clock.advance(Duration.ofMinutes(2));

        sessions.purge();
        tokenVerifier.purge();

        assertThat(tokenVerifier.cachedTokens()).isZero();
        assertThat(stores.sessions()).isEmpty();
    }

    @Test
    void rejectsATokenWithoutASession() {
        assertThat(tokenVerifier.verify(tokenCodec.encode(tokenCodec.newClaims(user))))
                .isEmpty();
    }

    @Test
    void rejectsATokenSignedWithAnotherKey() {
        TokenCodec foreign = new TokenCodec(key("another key another key another!"), Duration.ofMinutes(1), clock);

        assertThat(tokenVerifier.verify(foreign.encode(registerSession()))).isEmpty();
    }

    @Test
    void rejectsATokenForAnotherUser() {
        TokenClaims userSession = registerSession();
        TokenClaims other = new TokenClaims(2, "other", Role.ADMIN, userSession.tokenId(), userSession.expiresAt());

        assertThat(tokenVerifier.verify(tokenCodec.encode(other))).isEmpty();
    }

    @Test
    void rejectsOtherAlgorithms() {
        TokenClaims userSession = registerSession();
        String payload = tokenCodec.encode(userSession).split("\\.")[1];
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + payload + ".";
        SecretKey longKey = key("0123456789abcdef0123456789abcdef".repeat(2));

        assertThat(tokenVerifier.verify(unsigned)).isEmpty();
        assertThat(tokenVerifier.verify(encoded("{\"alg\":\"None\"}") + "." + payload + "."))
                .isEmpty();
        for (var algorithm : new MacAlgorithm[] {Jwts.SIG.HS384, Jwts.SIG.HS512}) {
            String token = Jwts.builder()
                    .claims(claims(userSession))
                    .signWith(longKey, algorithm)
                    .compact();
            assertThat(new TokenVerifier(new TokenCodec(longKey, Duration.ofMinutes(1), clock), sessions, accounts)
                            .verify(token))
                    .isEmpty();
        }
    }

    @Test
    void rejectsACompressedToken() {
        String token = Jwts.builder()
                .claims(claims(registerSession()))
                .compressWith(Jwts.ZIP.DEF)
                .signWith(KEY)
                .compact();

        assertThat(tokenVerifier.verify(token)).isEmpty();
    }

    @Test
    void rejectsATokenWithoutAClaim() {
        TokenClaims userSession = registerSession();
        for (String missing : new String[] {"sub", "username", "role", "exp", "jti"}) {
            var claims = new HashMap<>(claims(userSession));
            claims.remove(missing);
            assertThat(tokenVerifier.verify(
                            Jwts.builder().claims(claims).signWith(KEY).compact()))
                    .as("without " + missing)
                    .isEmpty();
        }
        assertThat(tokenVerifier.verify(
                        Jwts.builder().claims(claims(userSession)).signWith(KEY).compact()))
                .isPresent();
    }

    @Test
    void detectsEveryChangedCharacter() {
        String token = tokenCodec.encode(registerSession());
        // The last character carries two unused bits, so changing it may not change the signature.
        IntStream.range(0, token.length() - 1).forEach(i -> {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokenVerifier.verify(forged)).as(forged).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ".", "..", "...", "a.b.c", "null", "Bearer x", "ä.ö.ü", "e30.e30.", "e30.e30.e30", "\0"
            })
    void rejectsMalformedTokens(String token) {
        assertThat(tokenVerifier.verify(token)).isEmpty();
    }

    @Test
    void rejectsNullAndOversizedTokens() {
        assertThat(tokenVerifier.verify(null)).isEmpty();
        assertThat(tokenVerifier.verify("a".repeat(1_000_000))).isEmpty();
    }

    @Test
    void boundsTheCache() {
        for (int i = 0; i <= TokenVerifier.MAX_CACHED_TOKENS; i++) {
            tokenVerifier.verify(tokenCodec.encode(registerSession()));
        }
        assertThat(tokenVerifier.cachedTokens()).isBetween(1, TokenVerifier.MAX_CACHED_TOKENS);
    }

    private static Map<String, Object> claims(TokenClaims userSession) {
        return Map.of(
                "sub", "1",
                "username", "admin",
                "role", "admin",
                "exp", Date.from(userSession.expiresAt()).getTime() / 1000,
                "jti", userSession.tokenId());
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
