package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.EngineException;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceAddress;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** An in-memory engine with configurable latency and failures. */
class FakeEngine implements Engine {

    /** All calls, such as {@code start a-b}. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** Called before each call is carried out; may throw. */
    volatile Consumer<String> before = call -> {};

    volatile boolean addresses = true;
    volatile long latencyNanos = 0;
    private final Map<String, Instance> instances = new TreeMap<>();
    private int maxRunning;

    @Override
    public List<Instance> list() {
        call("list");
        synchronized (this) {
            return new ArrayList<>(instances.values());
        }
    }

    @Override
    public Optional<Instance> find(String name) {
        call("find " + name);
        Instance found = get(name);
        if (found != null) {
            requireReachable(name);
        }
        return Optional.ofNullable(get(name));
    }

    @Override
    public InstanceState state(String name) {
        call("state " + name);
        InstanceStatus instanceStatus = existing(name).status();
        InstanceAddress address = new InstanceAddress("10.1.2." + (1 + Math.floorMod(name.hashCode(), 250)), true);
        return new InstanceState(
                instanceStatus, addresses && instanceStatus == InstanceStatus.RUNNING ? List.of(address) : List.of());
    }

    @Override
    public void create(InstanceSpec instanceSpec) {
        call("create " + instanceSpec.name());
        synchronized (this) {
            if (instances.containsKey(instanceSpec.name())) {
                throw new EngineException(400, "This \"instances\" entry already exists");
            }
            put(instanceSpec.name(), InstanceStatus.STOPPED, instanceSpec.config());
        }
    }

    @Override
    public void start(String name, InstanceStatus before) {
        call("start " + name);
        requireReachable(name);
        setStatus(name, InstanceStatus.RUNNING);
    }

    @Override
    public void stop(String name, Duration grace) {
        call("stop " + name);
        requireReachable(name);
        setStatus(name, InstanceStatus.STOPPED);
    }

    @Override
    public void freeze(String name) {
        call("freeze " + name);
        if (existing(name).status() != InstanceStatus.RUNNING) {
            throw new EngineException(400, "The instance is not running");
        }
        setStatus(name, InstanceStatus.FROZEN);
    }

    @Override
    public String console(String name) {
        call("console " + name);
        existing(name);
        return "it says hello";
    }

    @Override
    public void delete(String name) {
        call("delete " + name);
        remove(name);
    }

    /** Adds or changes an instance directly, without the provisioner. */
    final synchronized void put(String name, InstanceStatus instanceStatus, Map<String, String> config) {
        Instant now = Instant.now();
        instances.put(
                name,
                new Instance(name, instanceStatus, config, List.of("default"), now, Instant.EPOCH, Map.of(), "x86_64"));
        maxRunning = Math.max(maxRunning, running());
    }

    final void setStatus(String name, InstanceStatus instanceStatus) {
        synchronized (this) {
            put(name, instanceStatus, existing(name).config());
        }
    }

    final synchronized void remove(String name) {
        instances.remove(name);
    }

    final synchronized Instance get(String name) {
        return instances.get(name);
    }

    final synchronized List<String> names() {
        return List.copyOf(instances.keySet());
    }

    final synchronized int running() {
        return (int) instances.values().stream()
                .filter(instance -> instance.status().countsAgainstCapacity())
                .count();
    }

    /** Returns the maximum number of instances that have been running at the same time. */
    final synchronized int maxRunning() {
        return maxRunning;
    }

    final long count(String prefix) {
        return calls.stream().filter(call -> call.startsWith(prefix)).count();
    }

    private synchronized Instance existing(String name) {
        Instance instance = instances.get(name);
        if (instance == null) {
            throw new EngineException(404, "Instance not found");
        }
        return instance;
    }

    /** Fails as a cluster does for an unreachable member. */
    private void requireReachable(String name) {
        if (existing(name).status() == InstanceStatus.UNREACHABLE) {
            throw new EngineException(500, "Missing event connection with target cluster member");
        }
    }

    private void call(String call) {
        before.accept(call);
        calls.add(call);
        if (latencyNanos > 0) {
            LockSupport.parkNanos(latencyNanos);
        }
    }
}
