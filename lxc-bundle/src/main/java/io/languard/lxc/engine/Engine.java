package io.languard.lxc.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operations of a container engine that the provisioner needs. Every method blocks until the engine is done, is
 * safe for use by multiple threads, and throws {@link EngineException} if the engine refuses, fails or is unreachable.
 */
public interface Engine {

    /** Returns all instances, including those created by others. */
    List<Instance> list();

    /** Returns an instance; empty if the engine has none with this name. */
    Optional<Instance> find(String name);

    /** Returns the current state of an instance, with its addresses. */
    InstanceState state(String name);

    /** Creates an instance without starting it. */
    void create(InstanceSpec instanceSpec);

    /** Starts an instance, or thaws it if it is frozen. Does nothing if it is running. */
    void start(String name, InstanceStatus before);

    /**
     * Stops an instance. Does nothing if it is not running.
     *
     * @param grace how long the instance may take to shut down before it is killed; zero kills it immediately
     */
    void stop(String name, Duration grace);

    /** Freezes a running instance: it retains its memory and gets no CPU time. Does nothing if it is frozen. */
    void freeze(String name);

    /** Returns the console output of an instance since its start. */
    String console(String name);

    /** Deletes a stopped instance. Does nothing if there is none. */
    void delete(String name);
}
