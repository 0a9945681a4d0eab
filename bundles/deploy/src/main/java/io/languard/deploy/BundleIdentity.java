package io.languard.deploy;

import org.osgi.framework.Version;

/**
 * A bundle that a file holds.
 *
 * @param checksum of the whole file: equal checksums are equal files
 */
record BundleIdentity(String symbolicName, Version version, String checksum) {

    /** The bundle as people know it. */
    String displayName() {
        return symbolicName + " " + version;
    }

    boolean isSameFile(BundleIdentity other) {
        return other != null && checksum.equals(other.checksum);
    }
}
