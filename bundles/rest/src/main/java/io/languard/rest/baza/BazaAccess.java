package io.languard.rest.baza;

import io.languard.ports.settings.Cidr;
import io.languard.ports.settings.Settings;
import io.languard.rest.wire.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who may ask for worlds: the lobby's mods carry no key, so it is a question of where they are. */
final class BazaAccess {

    private static final Logger LOG = LoggerFactory.getLogger(BazaAccess.class);
    private static final String KEY_HEADER = "X-API-Key";

    private final Settings settings;
    private final AtomicBoolean told = new AtomicBoolean();

    BazaAccess(Settings settings) {
        this.settings = settings;
    }

    /** For starting and stopping worlds. */
    void requirePlayerSide(HttpServletRequest request) {
        if (settings.bazaApiKey().isPresent()) {
            requireKey(request, settings.bazaApiKey().get());
            if (settings.allowedNetworks().isEmpty()) {
                return;
            }
        }
        if (!isAllowed(Origin.of(request), settings.allowedNetworks())) {
            if (told.compareAndSet(false, true)) {
                LOG.warn(
                        "A request for a world was refused because of its address {}; BAZA_ALLOWED_NETWORKS says"
                                + " who may ask",
                        request.getRemoteAddr());
            }
            throw new BazaRefusal(BazaAnswer.error(403, "Not allowed from this address"));
        }
    }

    /** For the cleanup. */
    void requireAdmin(HttpServletRequest request) {
        requireKey(request, settings.adminApiKey());
        boolean everybodyKnowsIt = settings.adminApiKey().equals(Settings.PLACEHOLDER_KEY);
        if (everybodyKnowsIt && !Origin.of(request).isLoopback()) {
            throw noKey();
        }
    }

    private static boolean isAllowed(Origin origin, List<Cidr> networks) {
        if (networks.isEmpty()) {
            return origin.isLoopback() || origin.isPrivate();
        }
        return !origin.hidden() && networks.stream().anyMatch(network -> network.contains(origin.address()));
    }

    private static void requireKey(HttpServletRequest request, String expected) {
        String given = request.getHeader(KEY_HEADER);
        byte[] sent = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, expected.getBytes(StandardCharsets.UTF_8))) {
            throw noKey();
        }
    }

    private static BazaRefusal noKey() {
        return new BazaRefusal(BazaAnswer.detail(401, "Invalid or missing API Key"));
    }
}
