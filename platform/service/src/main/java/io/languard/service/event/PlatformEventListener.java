package io.languard.service.event;

/**
 * Registered as a service by whoever wants to know what happens. Called on one thread, in no lock, in the order of
 * publication; must return at once.
 */
public interface PlatformEventListener {

    /** Something happened. */
    void onEvent(PlatformEvent event);
}
