package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a file of the drop folder is, as far as can be told without installing it.
 *
 * @param stamp size and time of last change: the same stamp means the same content
 * @param symbolicName {@code null} if it is no bundle
 * @param problem why it can't be used, {@code null} if it can
 */
record BundleJar(Path file, String stamp, String symbolicName, Version version, String problem) {

    /** Looks at a file; never throws, since a file may be half there, or gone. */
    static BundleJar read(Path file) {
        String stamp = stamp(file);
        try (JarFile jar = new JarFile(file.toFile())) {
            readThrough(jar);
            Manifest manifest = jar.getManifest();
            Attributes main = manifest == null ? null : manifest.getMainAttributes();
            String name = main == null ? null : main.getValue(Constants.BUNDLE_SYMBOLICNAME);
            if (name == null || main.getValue(Constants.BUNDLE_MANIFESTVERSION) == null) {
                return broken(file, stamp, "it is no OSGi bundle: its manifest has no Bundle-SymbolicName");
            }
            String version = main.getValue(Constants.BUNDLE_VERSION);
            return new BundleJar(file, stamp, name.split(";")[0].strip(), Version.parseVersion(version), null);
        } catch (IllegalArgumentException e) {
            return broken(file, stamp, "its Bundle-Version is not one: " + e.getMessage());
        } catch (IOException | SecurityException e) {
            return broken(
                    file,
                    stamp,
                    Files.isReadable(file) ? "it is no complete jar file" : "it can't be read (permissions)");
        }
    }

    /** Size and time of last change, or empty if the file is gone. */
    static String stamp(Path file) {
        try {
            return Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return "";
        }
    }

    String fileName() {
        return file.getFileName().toString();
    }

    String id() {
        return symbolicName == null ? null : symbolicName + " " + version;
    }

    boolean usable() {
        return problem == null;
    }

    BundleJar but(String newProblem) {
        return new BundleJar(file, stamp, symbolicName, version, newProblem);
    }

    private static BundleJar broken(Path file, String stamp, String problem) {
        return new BundleJar(file, stamp, null, null, problem);
    }

    /** A file that was cut may have a readable directory all the same, so every entry is read once. */
    private static void readThrough(JarFile jar) throws IOException {
        byte[] sink = new byte[8192];
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            try (InputStream in = jar.getInputStream(entries.nextElement())) {
                while (in.read(sink) >= 0) {
                    // only whether it can be read matters
                }
            }
        }
    }
}
