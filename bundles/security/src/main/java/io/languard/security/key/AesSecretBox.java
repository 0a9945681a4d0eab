package io.languard.security.key;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.spi.secret.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Encrypts with AES-256-GCM and a random nonce. The format is {@code v1:} followed by the Base64 of nonce, ciphertext
 * and tag. The context is authenticated as additional data, so a sealed value copied to another place fails to
 * decrypt there.
 */
@Component
public final class AesSecretBox implements SecretBox {

    private static final String VERSION = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final DerivedKeys derivedKeys;

    @Activate
    public AesSecretBox(@Reference DerivedKeys derivedKeys) {
        this.derivedKeys = derivedKeys;
    }

    @Override
    public String seal(String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = ByteBuffer.allocate(nonce.length + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support AES-GCM", e);
        }
    }

    @Override
    public String open(String sealed, String context) {
        if (sealed == null || !sealed.startsWith(VERSION)) {
            throw unreadable(null);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(VERSION.length())));
            if (bytes.remaining() < NONCE_BYTES + TAG_BYTES) {
                throw unreadable(null);
            }
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] ciphertext = new byte[bytes.remaining()];
            bytes.get(ciphertext);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(ciphertext), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derivedKeys.secrets(), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static LanguardException unreadable(@Nullable Exception cause) {
        return new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                "Could not decrypt a stored secret: it was not encrypted with this installation's secret.key",
                cause);
    }
}
