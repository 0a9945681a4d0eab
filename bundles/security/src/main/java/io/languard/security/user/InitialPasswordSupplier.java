package io.languard.security.user;

import java.util.Hashtable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;

/** Hands out the generated initial password once. Registered as a service for the launcher, which prints it. */
final class InitialPasswordSupplier implements Supplier<String> {

    static final String PROPERTY = "languard.first.password";

    private final AtomicReference<String> password;

    InitialPasswordSupplier(String password) {
        this.password = new AtomicReference<>(password);
    }

    static void register(BundleContext context, String password) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(PROPERTY, Boolean.TRUE);
        context.registerService(Supplier.class, new InitialPasswordSupplier(password), properties);
    }

    /** Returns the password on the first call, then {@code null}. */
    @Override
    public String get() {
        return password.getAndSet(null);
    }
}
