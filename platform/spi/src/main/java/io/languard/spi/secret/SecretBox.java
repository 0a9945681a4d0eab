package io.languard.spi.secret;

/** Encrypts what must not stand in the database in plain text (AES-GCM, key in {@code data/secret.key}). */
public interface SecretBox {

    /**
     * Encrypts a text.
     *
     * @param context what the text belongs to, such as {@code server/5/rcon/rcon_password}; the result opens only with the
     *     same one
     */
    String seal(String plain, String context);

    /** Decrypts what {@link #seal} gave. */
    String open(String sealed, String context);
}
