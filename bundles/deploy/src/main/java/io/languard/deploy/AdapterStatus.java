package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.AdapterFile.AdapterState;
import java.time.Instant;
import java.util.Objects;

/**
 * What became of a file, with the content that the port's record does not show.
 *
 * @param identity {@code null} if it holds no bundle
 */
record AdapterStatus(AdapterFile file, BundleIdentity identity) {

    static AdapterStatus of(String fileName, AdapterState adapterState, BundleIdentity bundleIdentity, String problem) {
        String bundle = bundleIdentity == null ? null : bundleIdentity.displayName();
        return new AdapterStatus(
                new AdapterFile(fileName, adapterState, bundle, problem, Instant.now()), bundleIdentity);
    }

    /** Whether both say the same, but for the time. */
    boolean isEquivalentTo(AdapterStatus other) {
        return other != null
                && file.state() == other.file.state()
                && Objects.equals(file.problem(), other.file.problem())
                && Objects.equals(identity, other.identity);
    }

    boolean isActive() {
        return file.state() == AdapterState.ACTIVE;
    }

    boolean isSameFile(AdapterStatus other) {
        return identity != null && identity.isSameFile(other.identity);
    }
}
