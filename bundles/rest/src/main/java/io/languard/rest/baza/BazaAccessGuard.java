package io.languard.rest.baza;

import io.languard.rest.io.RequestOrigin;
import io.languard.service.settings.Cidr;
import io.languard.service.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A guard for the paths of worlds on demand. The mods of a lobby send no key, so access depends on the network address.
 */
final class BazaAccessGuard {

    private static final Logger LOG = LoggerFactory.getLogger(BazaAccessGuard.class);
    private static final String KEY_HEADER = "X-API-Key";

    private final Settings settings;
    private final AtomicBoolean reported = new AtomicBoolean();

    BazaAccessGuard(Settings settings) {
        this.settings = settings;
    }

    /** Throws unless the client may start and stop worlds. */
    void requirePlayerNetwork(HttpServletRequest request) {
        if (settings.bazaApiKey().isPresent()) {
            requireKey(request, settings.bazaApiKey().get());
            if (settings.allowedNetworks().isEmpty()) {
                return;
            }
        }
        if (!isAllowed(RequestOrigin.of(request), settings.allowedNetworks())) {
            if (reported.compareAndSet(false, true)) {
                LOG.warn(
                        "A request for a world was refused because of its address {}; BAZA_ALLOWED_NETWORKS says"
                                + " who may ask",
                        request.getRemoteAddr());
            }
            throw new BazaException(BazaResponse.error(403, "Not allowed from this address"));
        }
    }

    /** Throws unless the client may run the cleanup. */
    void requireAdmin(HttpServletRequest request) {
        requireKey(request, settings.adminApiKey());
        boolean everybodyKnowsIt = settings.adminApiKey().equals(Settings.PLACEHOLDER_KEY);
        if (everybodyKnowsIt && !RequestOrigin.of(request).isLoopback()) {
            throw noKey();
        }
    }

    private static boolean isAllowed(RequestOrigin requestOrigin, List<Cidr> networks) {
        if (networks.isEmpty()) {
            return requestOrigin.isLoopback() || requestOrigin.isPrivate();
        }
        return !requestOrigin.isUnknown()
                && networks.stream().anyMatch(network -> network.contains(requestOrigin.address()));
    }

    private static void requireKey(HttpServletRequest request, String expected) {
        String given = request.getHeader(KEY_HEADER);
        byte[] sent = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, expected.getBytes(StandardCharsets.UTF_8))) {
            throw noKey();
        }
    }

    private static BazaException noKey() {
        return new BazaException(BazaResponse.detail(401, "Invalid or missing API Key"));
    }
}
