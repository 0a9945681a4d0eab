package io.languard.container.sample;

/** A component that can't be activated. */
public final class FailingComponent {

    public FailingComponent() {
        throw new IllegalStateException("no licence found");
    }
}
