package io.languard.contract;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Starts one platform for a test class, and injects it into the contracts nested in that class. */
final class PlatformExtension implements BeforeAllCallback, AfterAllCallback, TestInstancePostProcessor {

    private final Callable<PlatformUnderTest> starter;
    private PlatformUnderTest platformUnderTest;

    PlatformExtension(Callable<PlatformUnderTest> starter) {
        this.starter = starter;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (isOutermost(context)) {
            platformUnderTest = starter.call();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (isOutermost(context) && platformUnderTest != null) {
            platformUnderTest.close();
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof ApiContract contract) {
            contract.platformUnderTest = platformUnderTest;
        }
    }

    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }
}
