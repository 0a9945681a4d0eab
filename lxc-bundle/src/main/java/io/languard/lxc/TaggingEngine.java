package io.languard.lxc;

import io.languard.lxc.engine.Engine;
import io.languard.lxc.engine.Instance;
import io.languard.lxc.engine.InstanceSpec;
import io.languard.lxc.engine.InstanceState;
import io.languard.lxc.engine.InstanceStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Distinguishes this platform's containers from those of other platforms on the same engine: tags each new container
 * with the platform's id, and hides the ownership tags of containers that carry another id.
 */
final class TaggingEngine implements Engine {

    static final String PLATFORM = "user.languard.platform";

    private final Engine engine;
    private final String platform;

    /** @param platform an id that lives as long as the platform's table of worlds */
    TaggingEngine(Engine engine, String platform) {
        this.engine = engine;
        this.platform = platform;
    }

    @Override
    public List<Instance> list() {
        return engine.list().stream().map(this::withoutForeignTags).toList();
    }

    @Override
    public Optional<Instance> find(String name) {
        return engine.find(name).map(this::withoutForeignTags);
    }

    @Override
    public void create(InstanceSpec instanceSpec) {
        Map<String, String> config = new HashMap<>(instanceSpec.config());
        config.put(PLATFORM, platform);
        engine.create(new InstanceSpec(
                instanceSpec.name(),
                instanceSpec.image(),
                instanceSpec.source(),
                instanceSpec.profiles(),
                Map.copyOf(config)));
    }

    /** Removes the tag that makes it one of our worlds, and changes the owner to one that is not a player of ours. */
    private Instance withoutForeignTags(Instance instance) {
        String owner = instance.config().get(Tags.PLAYER);
        if (owner == null || platform.equals(instance.config().get(PLATFORM))) {
            return instance;
        }
        Map<String, String> config = new HashMap<>(instance.config());
        config.remove(Tags.CONTAINER);
        config.put(Tags.PLAYER, owner + "\0" + config.get(PLATFORM));
        return new Instance(
                instance.name(),
                instance.status(),
                config,
                instance.profiles(),
                instance.created(),
                instance.lastUsed(),
                instance.devices(),
                instance.architecture());
    }

    @Override
    public InstanceState state(String name) {
        return engine.state(name);
    }

    @Override
    public void start(String name, InstanceStatus before) {
        engine.start(name, before);
    }

    @Override
    public void stop(String name, Duration grace) {
        engine.stop(name, grace);
    }

    @Override
    public void freeze(String name) {
        engine.freeze(name);
    }

    @Override
    public String console(String name) {
        return engine.console(name);
    }

    @Override
    public void delete(String name) {
        engine.delete(name);
    }
}
