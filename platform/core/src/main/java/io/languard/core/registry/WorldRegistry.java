package io.languard.core.registry;

import io.languard.api.world.WorldControl;
import io.languard.api.world.WorldProvisioner;
import io.languard.core.CoreExecutors;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Knows at every moment who makes players' worlds, and is the only one who holds that service.
 *
 * <p>What players ask for, what admins do and what the table is asked have places of their own, so that none of them waits
 * for a place that another one's hanging calls hold. Safe for many threads.
 */
@Component(service = WorldRegistry.class)
public class WorldRegistry {

    /** More than ask at one time at the door for players, who wait there in a queue. */
    private static final int PLAYERS = 40;

    /** Half of the threads that the API has: the others stay free for everything else. */
    private static final int ADMINS = 24;

    private static final int QUESTIONS = 8;

    private final ServiceSlot<WorldProvisioner> provisioner = new ServiceSlot<>();
    private final ServiceSlot<WorldProvisioner> table = new ServiceSlot<>();
    private final ServiceSlot<WorldControl> control = new ServiceSlot<>();
    private final Bulkhead players = new Bulkhead(PLAYERS);
    private final Bulkhead admins = new Bulkhead(ADMINS, Duration.ZERO);
    private final Bulkhead questions = new Bulkhead(QUESTIONS);
    private final CoreExecutors threads;

    @Activate
    public WorldRegistry(@Reference CoreExecutors threads) {
        this.threads = threads;
    }

    /** Whether worlds are made now. */
    public boolean available() {
        return provisioner.current() != null;
    }

    /** For players' requests, or the error that clients see. */
    public GuardedService<WorldProvisioner> provisioner() {
        return present(provisioner);
    }

    /** For questions about records, which wait for no engine, or the error that clients see. */
    public GuardedService<WorldProvisioner> records() {
        return present(table);
    }

    /** For what admins do, or the error that clients see. */
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
        table.add(guarded(service, questions));
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
