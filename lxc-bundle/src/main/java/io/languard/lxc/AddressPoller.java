package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for a container's address. Polls frequently at first, when most containers get theirs, then less often. */
final class AddressPoller {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long MAX_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);

    private final Engine engine;
    private final Duration timeout;

    AddressPoller(Engine engine, Duration timeout) {
        this.engine = engine;
        this.timeout = timeout;
    }

    /**
     * Returns the address as soon as there is one; empty if the timeout expires.
     *
     * @throws EngineException if the engine fails or the container stops in the meantime
     */
    Optional<String> await(String container) {
        long start = System.nanoTime();
        while (true) {
            Optional<String> address = currentAddress(container);
            long waited = System.nanoTime() - start;
            if (address.isPresent() || waited >= timeout.toNanos()) {
                return address;
            }
            // Pausing for 1/25 of the time waited so far delays the result by at most 4 % and needs few requests.
            pause(Math.max(FIRST_PAUSE, Math.min(MAX_PAUSE, waited / 25)));
        }
    }

    private Optional<String> currentAddress(String container) {
        InstanceState state = engine.state(container);
        if (state.status() == InstanceStatus.STOPPED) {
            throw new EngineException(container + " stopped right after it was started");
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
