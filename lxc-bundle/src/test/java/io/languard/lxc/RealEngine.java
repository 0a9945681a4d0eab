package io.languard.lxc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.lxc.engine.Blueprint;
import io.languard.lxc.engine.EngineAccess;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.EngineHands;
import io.languard.lxc.engine.EngineHttp;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.RestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's LXD or Incus, with the tests' own hands on it; what they made is removed at the end. */
final class RealEngine implements AutoCloseable {

    static final String IMAGE = "wan-blok";

    /** What the names of all containers begin with that tests make. */
    static final String PREFIX = "languard-it";

    private final EngineHttp http;
    final RestEngine engine;

    private RealEngine(EngineHttp http) {
        this.http = http;
        this.engine = new RestEngine(http);
    }

    /** This machine's engine, or what the environment says, in the variables that the platform reads too. */
    static EngineAccess access() {
        return LxcSettings.from(property -> System.getenv(property.replace("languard.setting.", "")))
                .engine();
    }

    /** That engine; skips the test where there is none, unless the machine was prepared for it. */
    static RealEngine orSkip() {
        return orSkip(access());
    }

    /** An engine reached so. */
    static RealEngine orSkip(EngineAccess access) {
        RealEngine real = connect(access);
        try {
            real.engine.list();
        } catch (EngineException e) {
            real.close();
            if (System.getenv("LANGUARD_TEST_ENGINE") != null) {
                throw e;
            }
            assumeTrue(false, "Skipped, needs LXD or Incus with image " + IMAGE + ": " + e.getMessage());
        }
        return real;
    }

    /** An engine that may be there or not. */
    static RealEngine connect(EngineAccess access) {
        EngineHttp http = new EngineHttp(access);
        http.start();
        return new RealEngine(http);
    }

    /** A container that the platform did not make. */
    void foreign(String name) {
        foreign(name, Map.of());
    }

    /** The same with some configuration. */
    void foreign(String name, Map<String, String> config) {
        engine.create(new Blueprint(name, IMAGE, Optional.empty(), List.of(), config));
    }

    /** Takes an instance's network away. */
    void unplug(String name) {
        EngineHands.unplug(http, name);
    }

    /** Where in a cluster an instance is. */
    String member(String name) {
        return EngineHands.location(http, name);
    }

    /** Makes a project that shares images and profiles with the others. */
    void project(String name) {
        EngineHands.project(http, name);
    }

    void removeProject(String name) {
        EngineHands.removeProject(http, name);
    }

    /** The pid of the engine's daemon. */
    long daemon() {
        return EngineHands.daemon(http);
    }

    void rename(String name, String other) {
        EngineHands.rename(http, name, other);
    }

    void start(String name) {
        engine.start(name, engine.find(name).orElseThrow().status());
    }

    void stop(String name) {
        engine.stop(name, Duration.ZERO);
    }

    void remove(String name) {
        if (engine.find(name).isPresent()) {
            engine.stop(name, Duration.ZERO);
            engine.delete(name);
        }
    }

    void removeAll() {
        engine.list().stream()
                .map(Instance::name)
                .filter(name -> name.startsWith(PREFIX))
                .forEach(this::remove);
    }

    /** How many worlds run here that are not the tests'. */
    int others() {
        return (int) engine.list().stream()
                .filter(instance -> !instance.name().startsWith(PREFIX))
                .filter(instance ->
                        instance.status().takesPlace() && Tags.owner(instance).isPresent())
                .count();
    }

    @Override
    public void close() {
        http.close();
    }
}
