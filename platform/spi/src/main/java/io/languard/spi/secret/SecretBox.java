package io.languard.spi.secret;

/** Encrypts values that must not be stored in plain text (AES-GCM, key in {@code data/secret.key}). */
public interface SecretBox {

    /**
     * Encrypts a text.
     *
     * @param context the owner of the text, such as {@code server/5/rcon/rcon_password}; decryption requires the same
     *     context
     */
    String seal(String plain, String context);

    /** Decrypts the result of {@link #seal}. */
    String open(String sealed, String context);
}
