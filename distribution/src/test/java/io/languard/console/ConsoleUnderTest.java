package io.languard.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.contract.PlatformUnderTest;
import io.languard.launcher.InstallationProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * One installation and one browser for a test class and the classes nested in it, which get it injected. Each test begins
 * with an empty tab, and ends with an installation without servers; of a test that fails, a screenshot is kept.
 */
final class ConsoleUnderTest
        implements BeforeAllCallback,
                AfterAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                TestInstancePostProcessor {

    private final Supplier<Path> folder;
    private final Supplier<Map<String, String>> settings;
    private Path adapters;
    private PlatformUnderTest platform;
    private ConsoleBrowser browser;

    /** Names an empty folder and the settings that differ, both of which are asked for when the installation starts. */
    ConsoleUnderTest(Supplier<Path> folder, Supplier<Map<String, String>> settings) {
        this.folder = folder;
        this.settings = settings;
    }

    PlatformUnderTest platform() {
        return platform;
    }

    ConsoleBrowser browser() {
        return browser;
    }

    /** Returns the drop folder of this installation, with the adapters that are shipped. */
    Path adapters() {
        return adapters;
    }

    /** Returns an empty folder for files of a test. */
    Path newFolder() throws IOException {
        return Files.createTempDirectory(folder.get(), "test");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (isOutermost(context)) {
            assumeTrue(ConsoleBrowser.isInstalled(), "Chromium and its driver are not installed");
            adapters = copyAdapters(Files.createDirectories(folder.get().resolve("adapters")));
            Map<String, String> all = new HashMap<>(settings.get());
            all.put("LANGUARD_ADAPTERS", adapters.toString());
            platform = PlatformUnderTest.start(folder.get(), all);
            browser = ConsoleBrowser.start(folder.get().resolve("profile"), root());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (isOutermost(context) && platform != null) {
            if (browser != null) {
                browser.close();
            }
            platform.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            browser.screenshot("failed-" + context.getRequiredTestMethod().getName());
        }
        platform.removeServers();
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
        if (instance instanceof ConsoleTasks tasks) {
            tasks.console = this;
            tasks.platform = platform;
            tasks.browser = browser;
        }
    }

    private String root() {
        return platform.root().replaceFirst("/api$", "/console/");
    }

    private static Path copyAdapters(Path target) throws IOException {
        try (DirectoryStream<Path> shipped =
                Files.newDirectoryStream(InstallationProcess.HOME.resolve("adapters"), "*.jar")) {
            for (Path jar : shipped) {
                Files.copy(jar, target.resolve(jar.getFileName()));
            }
        }
        return target;
    }

    private static boolean isOutermost(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() == null;
    }
}
