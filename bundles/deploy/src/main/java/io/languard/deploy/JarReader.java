package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** Reads files of the drop folder, which may be incomplete. */
final class JarReader {

    private JarReader() {}

    /**
     * Reads a whole file and returns the identity of its bundle.
     *
     * @throws IOException if it cannot be read or is not a complete zip file (yet)
     * @throws UnusableBundleException if it is complete but not a bundle
     */
    static BundleIdentity read(Path file) throws IOException, UnusableBundleException {
        String checksum = checksum(file);
        Attributes manifest;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            manifest = manifest(zip);
            checkEntries(zip);
        } catch (IllegalArgumentException e) {
            // an entry name with an invalid encoding
            throw new UnusableBundleException("The zip directory could not be read: " + e.getMessage());
        }
        return identity(manifest, checksum);
    }

    private static Attributes manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return new Attributes();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in).getMainAttributes();
        }
    }

    /**
     * Verifies the checksums of all entries. A tool that presets a file's size or overwrites an old file leaves a
     * directory that looks complete; only the checksums show that all bytes have arrived.
     */
    private static void checkEntries(ZipFile zip) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            CRC32 crc = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (entry.getCrc() != -1 && entry.getCrc() != crc.getValue()) {
                throw new IOException("entry " + entry.getName() + " is damaged");
            }
        }
    }

    private static BundleIdentity identity(Attributes manifest, String checksum) throws UnusableBundleException {
        String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null || name.isBlank()) {
            throw new UnusableBundleException("Not a bundle: the manifest has no Bundle-SymbolicName");
        }
        String version = manifest.getValue(Constants.BUNDLE_VERSION);
        try {
            return new BundleIdentity(name.split(";", 2)[0].strip(), Version.parseVersion(version), checksum);
        } catch (IllegalArgumentException e) {
            throw new UnusableBundleException("The Bundle-Version '" + version + "' is not a version such as 1.0.0");
        }
    }

    private static String checksum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform must support SHA-256
        }
    }
}
