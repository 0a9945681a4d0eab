package io.languard.service.event;

/**
 * A listener for platform events, registered as an OSGi service. Called on a single thread, without locks held, in the
 * order of publication. Must return immediately.
 */
public interface PlatformEventListener {

    /** Handles an event. */
    void onEvent(PlatformEvent event);
}
