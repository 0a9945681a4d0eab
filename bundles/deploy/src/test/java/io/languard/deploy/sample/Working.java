package io.languard.deploy.sample;

/** A component that can be activated. */
public class Working {

    public void start() {}
}
