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
import java.util.zip.CRC32;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Installs the bundles of {@code system/} and checks whether the framework's cache contains exactly these. The number
 * at the beginning of a folder's name is the start level.
 */
final class SystemBundleInstaller {

    /** The location prefix that distinguishes the platform's own bundles from dropped ones. */
    static final String LOCATION = "languard:";

    private static final String FINGERPRINT = "languard.fingerprint";

    private final Map<String, Path> files;
    private final String fingerprint;

    private SystemBundleInstaller(Map<String, Path> files, String fingerprint) {
        this.files = files;
        this.fingerprint = fingerprint;
    }

    /**
     * Returns the bundles of the installation.
     *
     * @param omitted the prefixes of the names of files that are not installed
     */
    static SystemBundleInstaller find(Path folder, Set<String> omitted) throws StartupException {
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
        return new SystemBundleInstaller(files, fingerprint.toString());
    }

    /** Returns the names and checksums of the bundles. */
    String fingerprint() {
        return fingerprint;
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

    /** Installs the bundles unless the cache contains them. */
    void install(BundleContext context, Path cache) throws StartupException {
        Path fingerprintFile = cache.resolve(FINGERPRINT);
        if (Files.exists(fingerprintFile)) {
            return;
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue())) {
                Bundle bundle = context.installBundle(LOCATION + file.getKey(), in);
                bundle.adapt(BundleStartLevel.class).setStartLevel(level(file.getKey()));
                if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
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
            Files.writeString(fingerprintFile, fingerprint);
        } catch (IOException e) {
            throw new StartupException("failed to write the bundle cache " + cache + ": " + e.getMessage(), e);
        }
    }

    /** Returns the bundles that should be active but are not. */
    static List<Bundle> inactive(BundleContext context) {
        return List.of(context.getBundles()).stream()
                .filter(bundle -> bundle.getLocation().startsWith(LOCATION))
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .filter(bundle -> bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null
                        || bundle.getState() != Bundle.RESOLVED)
                .toList();
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
