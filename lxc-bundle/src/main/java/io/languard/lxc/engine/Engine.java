package io.languard.lxc.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the provisioner needs of a container engine. Every method waits until the engine is done, is safe for use from
 * many threads, and throws {@link EngineException} if the engine refuses, fails or is out of reach.
 */
public interface Engine {

    /** Every instance, whoever made it. */
    List<Instance> list();

    /** One instance; empty if the engine has none of that name. */
    Optional<Instance> find(String name);

    /** How an instance is doing now, with its addresses. */
    InstanceState state(String name);

    /** Makes an instance, which does not run yet. */
    void create(InstanceSpec instanceSpec);

    /** Starts an instance, or lets it go on if it is frozen. Does nothing if it runs. */
    void start(String name, InstanceStatus before);

    /**
     * Stops an instance. Does nothing if it does not run.
     *
     * @param grace how long what runs in it may take to end by itself before it is cut off; zero cuts it off at once
     */
    void stop(String name, Duration grace);

    /** Freezes an instance that runs: it keeps its memory and gets no time. Does nothing if it is frozen. */
    void freeze(String name);

    /** What an instance has printed since its start. */
    String console(String name);

    /** Deletes a stopped instance. Does nothing if there is none. */
    void delete(String name);
}
