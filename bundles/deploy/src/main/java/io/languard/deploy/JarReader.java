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

/** Reads files of the drop folder, without trusting that they are complete. */
final class JarReader {

    private JarReader() {}

    /**
     * Reads a file from end to end.
     *
     * @throws IOException if it can't be read, or is not a whole zip file (yet)
     * @throws UnusableBundleException if it is whole, but no bundle
     */
    static BundleIdentity read(Path file) throws IOException, UnusableBundleException {
        String before = checksum(file);
        Attributes manifest;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            manifest = manifest(zip);
            checkEntries(zip);
        } catch (IllegalArgumentException e) {
            // an entry's name that is no text
            throw new UnusableBundleException("its directory can't be read: " + e.getMessage());
        }
        return content(manifest, before);
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
     * A tool that sets a file's size first, or writes over an old file, leaves a directory that looks whole: only the
     * entries' own checksums show that everything has arrived.
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

    private static BundleIdentity content(Attributes manifest, String checksum) throws UnusableBundleException {
        String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null || name.isBlank()) {
            throw new UnusableBundleException("it is no bundle: its manifest has no Bundle-SymbolicName");
        }
        String version = manifest.getValue(Constants.BUNDLE_VERSION);
        try {
            return new BundleIdentity(name.split(";", 2)[0].strip(), Version.parseVersion(version), checksum);
        } catch (IllegalArgumentException e) {
            throw new UnusableBundleException("its Bundle-Version '" + version + "' is not a version such as 1.0.0");
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
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
