package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for a container's address: asks often at first, when most get theirs, and then less and less. */
final class AddressPoller {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Engine engine;
    private final Duration timeout;

    AddressPoller(Engine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
    }

    /**
     * The address as soon as there is one; empty if there was none in time.
     *
     * @throws EngineException also if the container ends by itself meanwhile
     */
    Optional<String> await(String container) {
        long began = System.nanoTime();
        while (true) {
            Optional<String> address = now(container);
            long waited = System.nanoTime() - began;
            if (address.isPresent() || waited >= timeout.toNanos()) {
                return address;
            }
            // A twenty-fifth of what was waited so far costs at most that much time, and few questions.
            pause(Math.max(FIRST_PAUSE, Math.min(LONGEST_PAUSE, waited / 25)));
        }
    }

    private Optional<String> now(String container) {
        InstanceState state = engine.state(container);
        if (state.status() == InstanceStatus.STOPPED) {
            throw new EngineException(container + " stopped by itself right after its start");
        }
        return AddressSelector.select(state.addresses());
    }

    private static void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for an address");
        }
    }
}
