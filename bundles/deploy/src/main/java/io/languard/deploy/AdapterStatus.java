package io.languard.deploy;

import io.languard.service.deploy.AdapterFile;
import io.languard.service.deploy.AdapterFile.AdapterState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The status of a file, together with the identity of its bundle, which the public record does not contain.
 *
 * @param identity {@code null} if the file contains no usable bundle
 */
record AdapterStatus(AdapterFile file, @Nullable BundleIdentity identity) {

    static AdapterStatus of(
            String fileName, AdapterState state, @Nullable BundleIdentity identity, @Nullable String problem) {
        String bundle = identity == null ? null : identity.displayName();
        return new AdapterStatus(new AdapterFile(fileName, state, bundle, problem, Instant.now()), identity);
    }

    /** Returns whether both are equal except for the time. */
    boolean isEquivalentTo(AdapterStatus other) {
        return file.state() == other.file.state()
                && Objects.equals(file.problem(), other.file.problem())
                && Objects.equals(identity, other.identity);
    }

    boolean isActive() {
        return file.state() == AdapterState.ACTIVE;
    }

    boolean isSameFile(AdapterStatus other) {
        return identity != null && other.identity != null && identity.isSameFile(other.identity);
    }
}
