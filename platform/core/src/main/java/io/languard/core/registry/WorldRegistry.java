package io.languard.core.registry;

import io.languard.api.world.WorldControl;
import io.languard.api.world.WorldProvisioner;
import io.languard.core.CoreThreads;
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

    private final Slot<WorldProvisioner> provisioner = new Slot<>();
    private final Slot<WorldProvisioner> table = new Slot<>();
    private final Slot<WorldControl> control = new Slot<>();
    private final Lane players = new Lane(PLAYERS);
    private final Lane admins = new Lane(ADMINS);
    private final Lane questions = new Lane(QUESTIONS);
    private final CoreThreads threads;

    @Activate
    public WorldRegistry(@Reference CoreThreads threads) {
        this.threads = threads;
    }

    /** Whether worlds are made now. */
    public boolean available() {
        return provisioner.current() != null;
    }

    /** For players' requests, or the error that clients see. */
    public Provided<WorldProvisioner> provisioner() {
        return present(provisioner);
    }

    /** For questions about records, which wait for no engine, or the error that clients see. */
    public Provided<WorldProvisioner> table() {
        return present(table);
    }

    /** For what admins do, or the error that clients see. */
    public Provided<WorldControl> control() {
        return present(control);
    }

    private static <S> Provided<S> present(Slot<S> slot) {
        return Optional.ofNullable(slot.current())
                .orElseThrow(() -> Owner.worlds().absent());
    }

    private <S> Provided<S> fenced(S service, Lane lane) {
        return new Provided<>(Owner.worlds(), service, threads.worlds(), lane);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addProvisioner(WorldProvisioner service) {
        table.add(fenced(service, questions));
        provisioner.add(fenced(service, players));
    }

    public void removeProvisioner(WorldProvisioner service) {
        provisioner.remove(service);
        table.remove(service);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addControl(WorldControl service) {
        control.add(fenced(service, admins));
    }

    public void removeControl(WorldControl service) {
        control.remove(service);
    }
}
