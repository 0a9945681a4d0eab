package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Opens one database for a test class, and injects it into the contracts nested in that class. */
final class StoreExtension implements BeforeAllCallback, AfterAllCallback, TestInstancePostProcessor {

    private final Supplier<StoreFixture> opener;
    private StoreFixture storeFixture;

    StoreExtension(Supplier<StoreFixture> opener) {
        this.opener = opener;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            storeFixture = opener.get();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context) && storeFixture != null) {
            storeFixture.close();
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof StoreContract contract) {
            contract.storeFixture = storeFixture;
        }
    }

    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }
}
