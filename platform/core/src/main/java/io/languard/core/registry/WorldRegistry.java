package io.languard.core.registry;

import io.languard.core.CoreExecutors;
import io.languard.world.WorldControl;
import io.languard.world.WorldProvisioner;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Tracks the registered provisioner of worlds and holds the only references to it.
 *
 * <p>Players' requests, admins' requests and reads of the records each have their own bulkhead, so that hanging calls
 * of one kind do not block the others. Thread-safe.
 */
@Component(service = WorldRegistry.class)
public class WorldRegistry {

    /** More than the endpoint for players runs concurrently; it queues the rest. */
    private static final int MAX_PLAYER_CALLS = 40;

    /** Half of the API threads, so that the others remain free for all other requests. */
    private static final int ADMIN_CALLS = 24;

    private static final int MAX_READ_CALLS = 8;

    private final ServiceSlot<WorldProvisioner> provisioner = new ServiceSlot<>();
    private final ServiceSlot<WorldProvisioner> table = new ServiceSlot<>();
    private final ServiceSlot<WorldControl> control = new ServiceSlot<>();
    private final Bulkhead players = new Bulkhead(MAX_PLAYER_CALLS);
    private final Bulkhead admins = new Bulkhead(ADMIN_CALLS, Duration.ZERO);
    private final Bulkhead readers = new Bulkhead(MAX_READ_CALLS);
    private final CoreExecutors threads;

    @Activate
    public WorldRegistry(@Reference CoreExecutors threads) {
        this.threads = threads;
    }

    /** Returns whether a provisioner is registered. */
    public boolean available() {
        return provisioner.current() != null;
    }

    /** Returns the provisioner for players' requests; throws {@code CAPABILITY_NOT_SUPPORTED} if there is none. */
    public GuardedService<WorldProvisioner> provisioner() {
        return present(provisioner);
    }

    /**
     * Returns the provisioner for reading records, which never waits for the engine; throws the same error as {@link
     * #provisioner}.
     */
    public GuardedService<WorldProvisioner> records() {
        return present(table);
    }

    /** Returns the admin operations; throws the same error as {@link #provisioner}. */
    public GuardedService<WorldControl> control() {
        return present(control);
    }

    private static <S> GuardedService<S> present(ServiceSlot<S> serviceSlot) {
        return Optional.ofNullable(serviceSlot.current())
                .orElseThrow(() -> ServiceOwner.worlds().unavailableError());
    }

    private <S> GuardedService<S> guarded(S service, Bulkhead bulkhead) {
        return new GuardedService<>(ServiceOwner.worlds(), service, threads.worldExecutor(), bulkhead);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addProvisioner(WorldProvisioner service) {
        table.add(guarded(service, readers));
        provisioner.add(guarded(service, players));
    }

    public void removeProvisioner(WorldProvisioner service) {
        provisioner.remove(service);
        table.remove(service);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addControl(WorldControl service) {
        control.add(guarded(service, admins));
    }

    public void removeControl(WorldControl service) {
        control.remove(service);
    }
}
