package io.languard.webhooks;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.spi.secret.SecretBox;

/** "Encrypts" so that tests can tell what was encrypted, and with which context. */
public final class ReversingSecretBox implements SecretBox {

    public boolean keyLost;

    @Override
    public String seal(String plain, String context) {
        return context + ":" + new StringBuilder(plain).reverse();
    }

    @Override
    public String open(String sealed, String context) {
        if (keyLost || !sealed.startsWith(context + ":")) {
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "The secret can't be decrypted");
        }
        return new StringBuilder(sealed.substring(context.length() + 1))
                .reverse()
                .toString();
    }
}
