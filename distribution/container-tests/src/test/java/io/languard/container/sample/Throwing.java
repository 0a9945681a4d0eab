package io.languard.container.sample;

/** A component that can't be activated. */
public final class Throwing {

    public Throwing() {
        throw new IllegalStateException("no licence found");
    }
}
