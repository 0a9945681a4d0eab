package io.languard.lxc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.lxc.engine.EngineAdminClient;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.EngineHttpClient;
import io.languard.lxc.engine.EngineSettings;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.RestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's LXD or Incus, with the tests' own hands on it; what they made is removed at the end. */
final class EngineFixture implements AutoCloseable {

    static final String IMAGE = "wan-blok";

    /** What the names of all containers begin with that tests make. */
    static final String PREFIX = "languard-it";

    private final EngineHttpClient http;
    final RestEngine engine;

    private EngineFixture(EngineHttpClient http) {
        this.http = http;
        this.engine = new RestEngine(http);
    }

    /** This machine's engine, or what the environment says, in the variables that the platform reads too. */
    static EngineSettings engineSettings() {
        return LxcSettings.from(property -> System.getenv(property.replace("languard.setting.", "")))
                .engine();
    }

    /** That engine; skips the test where there is none, unless the machine was prepared for it. */
    static EngineFixture assumeAvailable() {
        return assumeAvailable(engineSettings());
    }

    /** An engine reached so. */
    static EngineFixture assumeAvailable(EngineSettings access) {
        EngineFixture real = connect(access);
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
    static EngineFixture connect(EngineSettings access) {
        EngineHttpClient http = new EngineHttpClient(access);
        http.start();
        return new EngineFixture(http);
    }

    /** A container that the platform did not make. */
    void createForeign(String name) {
        createForeign(name, Map.of());
    }

    /** The same with some configuration. */
    void createForeign(String name, Map<String, String> config) {
        engine.create(new InstanceSpec(name, IMAGE, Optional.empty(), List.of(), config));
    }

    /** Takes an instance's network away. */
    void disconnectNetwork(String name) {
        EngineAdminClient.disconnectNetwork(http, name);
    }

    /** Where in a cluster an instance is. */
    String memberOf(String name) {
        return EngineAdminClient.location(http, name);
    }

    /** Makes a project that shares images and profiles with the others. */
    void createProject(String name) {
        EngineAdminClient.createProject(http, name);
    }

    void removeProject(String name) {
        EngineAdminClient.removeProject(http, name);
    }

    /** The pid of the engine's daemon. */
    long daemonPid() {
        return EngineAdminClient.daemonPid(http);
    }

    void rename(String name, String other) {
        EngineAdminClient.rename(http, name, other);
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
    int countForeignRunning() {
        return (int) engine.list().stream()
                .filter(instance -> !instance.name().startsWith(PREFIX))
                .filter(instance -> instance.status().countsAgainstCapacity()
                        && Tags.ownerOf(instance).isPresent())
                .count();
    }

    @Override
    public void close() {
        http.close();
    }
}
