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

/** The machine's LXD or Incus with direct access for tests; removes what the tests created at the end. */
final class EngineFixture implements AutoCloseable {

    static final String IMAGE = "wan-blok";

    /** The prefix of all containers created by tests. */
    static final String PREFIX = "languard-it";

    private final EngineHttpClient http;
    final RestEngine engine;

    private EngineFixture(EngineHttpClient http) {
        this.http = http;
        this.engine = new RestEngine(http);
    }

    /** Returns the settings of this machine's engine, or those of the platform's environment variables. */
    static EngineSettings engineSettings() {
        return LxcSettings.engine(name -> name.equals("LXC_PROJECT")
                ? System.getenv().getOrDefault(name, EngineSettings.DEFAULT_PROJECT)
                : System.getenv(name));
    }

    /** Connects to that engine; skips the test if there is none, unless the machine was prepared for it. */
    static EngineFixture assumeAvailable() {
        return assumeAvailable(engineSettings());
    }

    /** Connects to the given engine; skips the test as above. */
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

    /** Connects to an engine without checking that it is reachable. */
    static EngineFixture connect(EngineSettings access) {
        EngineHttpClient http = new EngineHttpClient(access);
        http.start();
        return new EngineFixture(http);
    }

    /** Creates a container that does not belong to the platform. */
    void createForeign(String name) {
        createForeign(name, Map.of());
    }

    /** Creates a container with configuration that does not belong to the platform. */
    void createForeign(String name, Map<String, String> config) {
        engine.create(new InstanceSpec(name, IMAGE, Optional.empty(), List.of(), config));
    }

    /** Disconnects an instance from its network. */
    void disconnectNetwork(String name) {
        EngineAdminClient.disconnectNetwork(http, name);
    }

    /** Returns the cluster member of an instance. */
    String memberOf(String name) {
        return EngineAdminClient.location(http, name);
    }

    /** Creates a project that shares images and profiles with the others. */
    void createProject(String name) {
        EngineAdminClient.createProject(http, name);
    }

    void removeProject(String name) {
        EngineAdminClient.removeProject(http, name);
    }

    /** Returns the pid of the engine's daemon. */
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

    /** Returns the number of running worlds that the tests did not create. */
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
