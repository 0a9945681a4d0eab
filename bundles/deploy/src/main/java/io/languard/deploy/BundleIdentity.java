package io.languard.deploy;

import org.osgi.framework.Version;

/**
 * The identity of the bundle in a file.
 *
 * @param checksum the SHA-256 of the whole file, in hexadecimal
 */
record BundleIdentity(String symbolicName, Version version, String checksum) {

    /** Returns the name shown to people, such as {@code game.chess 1.0.0}. */
    String displayName() {
        return symbolicName + " " + version;
    }

    boolean isSameFile(BundleIdentity other) {
        return other != null && checksum.equals(other.checksum);
    }
}
