package io.languard.launcher;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the vital parts of the platform whether they work: the services {@link BooleanSupplier} with the property {@code
 * languard.alive}, which is the name of the part. No request from outside is involved, so that nobody can make a platform
 * that works look dead.
 */
final class LivenessProbe implements BooleanSupplier {

    static final String PROPERTY = "languard.alive";

    private static final Logger LOG = LoggerFactory.getLogger(LivenessProbe.class);

    private final BundleContext context;

    LivenessProbe(BundleContext context) {
        this.context = context;
    }

    /** Returns whether there are vital parts and all of them work. Takes as long as they take, one after the other. */
    @Override
    public boolean getAsBoolean() {
        try {
            Collection<ServiceReference<BooleanSupplier>> parts =
                    context.getServiceReferences(BooleanSupplier.class, "(" + PROPERTY + "=*)");
            return !parts.isEmpty() && parts.stream().allMatch(this::isAlive);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IllegalStateException e) { // the framework is being stopped
            return false;
        }
    }

    private boolean isAlive(ServiceReference<BooleanSupplier> part) {
        BooleanSupplier service = context.getService(part);
        try {
            if (service != null && service.getAsBoolean()) {
                return true;
            }
            LOG.warn("The part '{}' of the platform does not respond", part.getProperty(PROPERTY));
            return false;
        } finally {
            context.ungetService(part);
        }
    }
}
