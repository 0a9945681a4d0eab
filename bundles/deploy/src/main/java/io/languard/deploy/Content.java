package io.languard.deploy;

import org.osgi.framework.Version;

/**
 * A bundle that a file holds.
 *
 * @param checksum of the whole file: equal checksums are equal files
 */
record Content(String symbolicName, Version version, String checksum) {

    /** The bundle as people know it. */
    String bundle() {
        return symbolicName + " " + version;
    }

    boolean sameFile(Content other) {
        return other != null && checksum.equals(other.checksum);
    }
}
