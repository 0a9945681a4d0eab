package io.languard.deploy.sample;

/** A component that cannot be activated. */
public class Throwing {

    public void start() {
        throw new IllegalStateException("no licence found");
    }
}
