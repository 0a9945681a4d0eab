package io.languard.security.password;

import java.util.concurrent.atomic.AtomicInteger;

/** A fast hash that counts its operations. */
public final class CountingPasswordHasher implements PasswordHasher {

    public final AtomicInteger operations = new AtomicInteger();

    @Override
    public String hash(String password) {
        operations.incrementAndGet();
        return "hash of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
        operations.incrementAndGet();
        return hash.equals("hash of " + password);
    }

    @Override
    public String dummyHash() {
        return "nobody";
    }
}
