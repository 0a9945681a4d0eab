package io.languard.service.event;

/** Publishes events. Thread-safe. */
public interface EventService {

    /** Notifies every listener and queues audit events for storage. Never blocks and never throws. */
    void publish(PlatformEvent event);
}
