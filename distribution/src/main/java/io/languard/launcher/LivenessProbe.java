package io.languard.launcher;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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

    /** The parts that were there once. One that is not there any more does not work either. */
    private final Set<Object> seen = new HashSet<>();

    LivenessProbe(BundleContext context) {
        this.context = context;
    }

    /**
     * Returns whether there are vital parts, all that were there before among them, and all of them work. Takes as long as
     * they take, one after the other.
     */
    @Override
    public synchronized boolean getAsBoolean() {
        try {
            Collection<ServiceReference<BooleanSupplier>> parts =
                    context.getServiceReferences(BooleanSupplier.class, "(" + PROPERTY + "=*)");
            Set<Object> present = new HashSet<>();
            parts.forEach(part -> present.add(part.getProperty(PROPERTY)));
            seen.addAll(present);
            if (present.isEmpty() || !present.equals(seen)) {
                LOG.warn("Of the parts {} of the platform, only {} are there", seen, present);
                return false;
            }
            return parts.stream().allMatch(this::isAlive);
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
