package io.languard.security.key;

import io.languard.service.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/** Derives one key per purpose from {@code secret.key}, so that knowing one key reveals nothing about the others. */
@Component(service = DerivedKeys.class)
public final class DerivedKeys {

    private static final String HMAC = "HmacSHA256";

    private final SecretKey tokens;
    private final SecretKey secrets;

    @Activate
    public DerivedKeys(@Reference Settings settings) {
        this(settings.data().resolve("secret.key"));
    }

    // Not public: SCR can try either of two public constructors with one parameter, whichever the JVM lists first.
    DerivedKeys(Path file) {
        byte[] master = read(file);
        tokens = new SecretKeySpec(derive(master, "languard token signature"), HMAC);
        secrets = new SecretKeySpec(derive(master, "languard secret encryption"), "AES");
    }

    /** Returns the key that signs tokens. */
    public SecretKey tokens() {
        return tokens;
    }

    /** Returns the key that encrypts stored values. */
    public SecretKey secrets() {
        return secrets;
    }

    private static byte[] read(Path file) {
        try {
            return SecretKeyFile.readOrCreate(file);
        } catch (IllegalStateException e) {
            // Logged separately because the SCR log shows it only inside the component's stack trace.
            LoggerFactory.getLogger(DerivedKeys.class).error(e.getMessage());
            throw e;
        }
    }

    /** HKDF-Expand (RFC 5869) for one block. Extract is unnecessary because the master key is uniformly random. */
    private static byte[] derive(byte[] master, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(master, HMAC));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 1);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + HMAC, e);
        }
    }
}
