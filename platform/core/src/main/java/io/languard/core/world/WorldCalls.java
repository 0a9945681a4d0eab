package io.languard.core.world;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls into a provisioner. It waits for an engine as long as that needs, on the caller's thread; what a provisioner throws
 * when its bundle goes in the middle of a call is an absence, not a failure.
 */
final class WorldCalls {

    private static final Logger LOG = LoggerFactory.getLogger(WorldCalls.class);

    private WorldCalls() {}

    /** @param service gives the provisioner that is registered at this moment, or {@code null} */
    static <S, R> R call(Supplier<S> service, Function<S, R> call) {
        S now = service.get();
        if (now == null) {
            throw absent();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(now.getClass().getClassLoader());
        try {
            return call.apply(now);
        } catch (LanguardException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            if (service.get() != now) {
                throw absent();
            }
            LOG.error("The provisioner of worlds failed", e);
            throw new LanguardException(ErrorCode.INTERNAL_ERROR, "The provisioner of worlds failed", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static LanguardException absent() {
        return new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "Container provisioning is not available");
    }
}
