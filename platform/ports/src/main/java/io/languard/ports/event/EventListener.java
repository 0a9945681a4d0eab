package io.languard.ports.event;

/**
 * Registered as a service by whoever wants to know what happens. Called on one thread, in no lock, in the order of
 * publication; must return at once.
 */
public interface EventListener {

    /** Something happened. */
    void on(PlatformEvent event);
}
