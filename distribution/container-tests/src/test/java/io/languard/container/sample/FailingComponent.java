package io.languard.container.sample;

/** A component whose activation fails. */
public final class FailingComponent {

    public FailingComponent() {
        throw new IllegalStateException("no licence found");
    }
}
