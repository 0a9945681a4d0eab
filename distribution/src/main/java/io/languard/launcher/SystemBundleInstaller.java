package io.languard.launcher;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the bundles of {@code system/} and checks whether the framework's cache contains exactly these. The number
 * at the beginning of a folder's name is the start level.
 */
final class SystemBundleInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(SystemBundleInstaller.class);

    /** The location prefix that distinguishes the platform's own bundles from dropped ones. */
    static final String LOCATION = "languard:";

    /**
     * Finds providers of services for Jersey in all bundles, which it reads for that. On the class path, it is not used, but
     * manifests require its packages.
     */
    private static final String PROVIDER_LOCATOR = "org.glassfish.hk2.osgi-resource-locator";

    private static final String FINGERPRINT = "languard.fingerprint";

    private final Map<String, Path> files;
    private final ClassPath classPath;
    private final String fingerprint;

    private SystemBundleInstaller(Map<String, Path> files, ClassPath classPath, String fingerprint) {
        this.files = files;
        this.classPath = classPath;
        this.fingerprint = fingerprint;
    }

    /**
     * Returns the bundles of the installation.
     *
     * @param omitted the prefixes of the names of files that are not installed
     */
    static SystemBundleInstaller find(Path folder, Set<String> omitted, ClassPath classPath) throws StartupException {
        Map<String, Path> files = new TreeMap<>();
        StringBuilder fingerprint = new StringBuilder();
        try (DirectoryStream<Path> levels = Files.newDirectoryStream(folder)) {
            for (Path level : levels) {
                try (DirectoryStream<Path> jars = Files.newDirectoryStream(level, "*.jar")) {
                    for (Path jar : jars) {
                        String name = jar.getFileName().toString();
                        if (omitted.stream().noneMatch(name::startsWith)) {
                            files.put(level.getFileName() + "/" + name, jar);
                        }
                    }
                }
            }
            for (Map.Entry<String, Path> file : files.entrySet()) {
                fingerprint
                        .append(file.getKey())
                        .append(' ')
                        .append(checksum(file.getValue()))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new StartupException("failed to read the installation folder system/: " + e.getMessage(), e);
        }
        if (files.isEmpty()) {
            throw new StartupException("the installation is incomplete: " + folder + " is empty");
        }
        return new SystemBundleInstaller(files, classPath, fingerprint.toString());
    }

    /** Returns the connector of those bundles that are on the class path. */
    ClassPathConnector connector() {
        return new ClassPathConnector(
                files.entrySet().stream()
                        .collect(Collectors.toMap(file -> LOCATION + file.getKey(), Map.Entry::getValue)),
                classPath);
    }

    /** Deletes the cache unless it was created from exactly these files. */
    void checkCache(Path cache) throws StartupException {
        try {
            Path fingerprintFile = cache.resolve(FINGERPRINT);
            if (!Files.exists(fingerprintFile)
                    || !Files.readString(fingerprintFile).equals(fingerprint)) {
                OwnerOnlyFiles.deleteTree(cache);
            }
        } catch (IOException e) {
            throw new StartupException("failed to delete the bundle cache " + cache + ": " + e.getMessage(), e);
        }
    }

    /**
     * Installs the bundles unless the cache contains them. If somebody updates or uninstalls one of them later, the next start
     * builds the cache again.
     */
    void install(BundleContext context, Path cache) throws StartupException {
        if (!Files.exists(cache.resolve(FINGERPRINT))) {
            installAll(context, cache);
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Bundle bundle = context.getBundle(LOCATION + file.getKey());
            if (bundle == null) {
                invalidate(cache);
                throw new StartupException(
                        "the bundle cache " + cache + " lacks " + file.getKey() + "; the next start builds it again");
            }
            if (classPath.contains(file.getValue())) {
                ClassPathBundleFinder.add(file.getValue(), bundle);
            }
        }
        context.addBundleListener((SynchronousBundleListener) event -> {
            if ((event.getType() & (BundleEvent.UPDATED | BundleEvent.UNINSTALLED)) != 0
                    && event.getBundle().getLocation().startsWith(LOCATION)) {
                invalidate(cache);
            }
        });
    }

    private static void invalidate(Path cache) {
        try {
            Files.deleteIfExists(cache.resolve(FINGERPRINT));
        } catch (IOException e) {
            LOG.warn("The bundle cache {} is outdated, but could not be marked as such: {}", cache, e.getMessage());
        }
    }

    private void installAll(BundleContext context, Path cache) throws StartupException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try {
                Bundle bundle = install(context, LOCATION + file.getKey(), file.getValue());
                bundle.adapt(BundleStartLevel.class).setStartLevel(level(file.getKey()));
                boolean used =
                        !bundle.getSymbolicName().equals(PROVIDER_LOCATOR) || !classPath.contains(file.getValue());
                if (used && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            } catch (IOException | BundleException e) {
                throw new StartupException(
                        "failed to install system bundle " + file.getKey() + ": "
                                + StartFailureFormatter.withRootCause(e),
                        e);
            }
        }
        try {
            Files.writeString(cache.resolve(FINGERPRINT), fingerprint);
        } catch (IOException e) {
            throw new StartupException("failed to write the bundle cache " + cache + ": " + e.getMessage(), e);
        }
    }

    /** Returns the bundles that should be active, or resolved if they are never started, but are not. */
    static List<Bundle> inactive(BundleContext context) {
        return List.of(context.getBundles()).stream()
                .filter(bundle -> bundle.getLocation().startsWith(LOCATION))
                .filter(bundle -> bundle.getState()
                        != (bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()
                                ? Bundle.ACTIVE
                                : Bundle.RESOLVED))
                .toList();
    }

    private Bundle install(BundleContext context, String location, Path jar) throws BundleException, IOException {
        if (classPath.contains(jar)) {
            return context.installBundle(location); // Felix asks the connector only if it is given no stream
        }
        try (InputStream in = Files.newInputStream(jar)) {
            return context.installBundle(location, in);
        }
    }

    private static int level(String name) throws StartupException {
        int end = 0;
        while (Character.isDigit(name.charAt(end))) {
            end++;
        }
        if (end == 0) {
            throw new StartupException("the installation is damaged: system/" + name + " has no start level");
        }
        return Integer.parseInt(name.substring(0, end));
    }

    private static String checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
                size += read;
            }
        }
        return size + " " + Long.toHexString(checksum.getValue());
    }
}
