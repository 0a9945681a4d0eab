package io.languard.security.password;

/** A slow one-way password hash. Implementations are thread-safe. */
public interface PasswordHasher {

    /** Returns a new salted hash of the password. */
    String hash(String password);

    /** Returns whether the hash was made from the password. */
    boolean matches(String password, String hash);

    /** Returns a well-formed hash that matches no password and takes as long to compare as a real one. */
    String dummyHash();
}
