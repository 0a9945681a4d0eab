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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * AES-256-GCM with a random nonce: {@code v1:} and the base64 of nonce, ciphertext and tag. The context is authenticated
 * with it, so that a sealed text copied to another place does not open there.
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
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = ByteBuffer.allocate(nonce.length + hidden.length)
                    .put(nonce)
                    .put(hidden)
                    .array();
            return VERSION + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java can't encrypt with AES-GCM", e);
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
            byte[] hidden = new byte[bytes.remaining()];
            bytes.get(hidden);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(hidden), StandardCharsets.UTF_8);
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

    private static LanguardException unreadable(Exception cause) {
        return new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                "A stored secret can't be read: it was not encrypted with this installation's secret.key",
                cause);
    }
}
