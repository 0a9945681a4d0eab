package io.languard.container;

import static org.ops4j.pax.exam.CoreOptions.bootClasspathLibrary;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;

import io.languard.launcher.LauncherAccess;
import io.languard.testkit.FakeServer;
import io.languard.testkit.FreePorts;
import io.languard.testkit.fake.FakeAdapter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/**
 * The configuration of the container: a separate JVM with the bundles of {@code distribution/target/languard}, each at
 * the start level of its folder, and with a new data folder and drop folder. Runs outside the container.
 */
final class ShippedContainer {

    private static final Path HOME = Path.of(System.getProperty("languard.home", "../target/languard"))
            .toAbsolutePath()
            .normalize();

    private static final int ALL_LEVELS = 100;
    private static final int START_TIMEOUT_MILLIS = 60_000;

    private ShippedContainer() {}

    /** Returns the options for a test class. */
    static Option[] options(Class<?> test) {
        try {
            Path folder = Path.of("target", "containers").toAbsolutePath();
            Files.createDirectories(folder);
            return options(Files.createTempDirectory(folder, test.getSimpleName()));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Option[] options(Path folder) throws IOException, URISyntaxException {
        Path adapters = Files.createDirectory(folder.resolve("adapters"));
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "LANGUARD_DATA", Files.createDirectory(folder.resolve("data")).toString());
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        settings.put("LANGUARD_BIND", "127.0.0.1");
        settings.put("LANGUARD_PORT", Integer.toString(FreePorts.one()));
        settings.put("LANGUARD_SHELL_PORT", "0");
        settings.put("LANGUARD_RATE_LIMIT", "0");
        settings.put("LANGUARD_LOGIN_RATE_LIMIT", "0");
        settings.put("LANGUARD_ADMIN_PASSWORD", ContainerPlatform.PASSWORD);

        List<Option> options = new ArrayList<>(List.of(
                junitBundles(),
                cleanCaches(),
                frameworkStartLevel(ALL_LEVELS),
                systemTimeout(START_TIMEOUT_MILLIS),
                vmOption("-XX:+UseSerialGC"),
                vmOption("-Xmx384m"),
                systemProperty("java.awt.headless").value("true"),
                systemProperty("logback.configurationFile")
                        .value(Path.of("target/test-classes/logback-test.xml")
                                .toAbsolutePath()
                                .toString()),
                systemProperty("pax.exam.osgi.unresolved.fail").value("true"),
                systemProperty(ContainerPlatform.FAKE_GAME)
                        .value(jarOf(FakeAdapter.class).toString()),
                systemProperty(ContainerPlatform.FAKE_SERVER)
                        .value(FakeServer.unpack(folder.resolve("bin")).toString()),
                bundle(jarOf(FakeServer.class).toUri().toString()),
                bundle(jarOf(ByteBuddy.class).toUri().toString()),
                bundle(jarOf(Assertions.class).toUri().toString())));
        LauncherAccess.properties(HOME, settings)
                .forEach((name, value) -> options.add(frameworkProperty(name).value(value)));
        libraries().forEach(jar -> options.add(bootClasspathLibrary(jar.toUri().toString())));
        addBundles(options);
        return options.toArray(Option[]::new);
    }

    private static void addBundles(List<Option> options) throws IOException {
        for (Path level : list(HOME.resolve("system"), "*")) {
            int startLevel = Integer.parseInt(level.getFileName().toString().replaceFirst("\\D.*", ""));
            for (Path jar : list(level, "*.jar")) {
                options.add(
                        bundle(jar.toUri().toString()).startLevel(startLevel).start(!isFragment(jar)));
            }
        }
    }

    /** Returns the launcher's class path without the framework, which is present already. */
    private static List<Path> libraries() throws IOException {
        return list(HOME.resolve("lib"), "*.jar").stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("org.apache.felix.framework"))
                .toList();
    }

    private static boolean isFragment(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null;
        }
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
