package io.languard.security.password;

/** A slow one-way function for passwords. Safe for many threads. */
public interface PasswordHasher {

    /** A new hash of a password, salt included. */
    String hash(String password);

    /** Whether the hash belongs to the password. */
    boolean matches(String password, String hash);

    /** A hash that costs as much to compare with as any other and belongs to no password. */
    String dummyHash();
}
