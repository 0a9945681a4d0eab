package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;

/** Controls LXD or Incus through its REST API. */
public final class RestEngine implements Engine {

    private static final Duration REQUEST = Duration.ofSeconds(15);
    private static final Duration CREATE = Duration.ofMinutes(10);
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration DELETE = Duration.ofMinutes(5);

    private final EngineHttpClient http;
    private final OperationWaiter operationWaiter;

    public RestEngine(EngineHttpClient http) {
        this.http = http;
        this.operationWaiter = new OperationWaiter(http);
    }

    @Override
    public List<Instance> list() {
        List<Instance> instances = new ArrayList<>();
        http.get("/1.0/instances?recursion=1", REQUEST)
                .path("metadata")
                .forEach(node -> instances.add(EngineJsonMapper.instance(node)));
        return instances;
    }

    @Override
    public Optional<Instance> find(String name) {
        try {
            return Optional.of(
                    EngineJsonMapper.instance(http.get(path(name), REQUEST).path("metadata")));
        } catch (EngineException e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public InstanceState state(String name) {
        return EngineJsonMapper.state(http.get(path(name) + "/state", REQUEST).path("metadata"));
    }

    @Override
    public void create(InstanceSpec instanceSpec) {
        JsonNode response =
                http.send(HttpMethod.POST, "/1.0/instances", EngineJsonMapper.createRequest(instanceSpec), REQUEST);
        if (!operationWaiter.await(response, CREATE)
                && find(instanceSpec.name()).isEmpty()) {
            throw new EngineException(instanceSpec.name() + " was not created, and the engine gives no reason");
        }
    }

    @Override
    public void start(String name, InstanceStatus before) {
        String action = before == InstanceStatus.FROZEN ? "unfreeze" : "start";
        change(name, action, Duration.ofSeconds(30), false, InstanceStatus.RUNNING);
    }

    @Override
    public void stop(String name, Duration grace) {
        if (!grace.isZero()) {
            try {
                change(name, "stop", grace, false, InstanceStatus.STOPPED);
                return;
            } catch (EngineException e) {
                // It did not shut down in time, or does not support a clean shutdown: kill it.
                if (!e.hasResponse()) {
                    throw e;
                }
            }
        }
        change(name, "stop", Duration.ofSeconds(30), true, InstanceStatus.STOPPED);
    }

    @Override
    public void freeze(String name) {
        change(name, "freeze", Duration.ofSeconds(30), false, InstanceStatus.FROZEN);
    }

    @Override
    public String console(String name) {
        try {
            return http.text(path(name) + "/console", REQUEST);
        } catch (EngineException e) {
            // LXD's response for a running instance that has not printed anything.
            if (e.hasResponse() && e.getMessage().endsWith("no such file or directory")) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public void delete(String name) {
        try {
            JsonNode response = http.send(HttpMethod.DELETE, path(name), null, REQUEST);
            if (!operationWaiter.await(response, DELETE) && find(name).isPresent()) {
                throw new EngineException(name + " was not deleted, and the engine gives no reason");
            }
        } catch (EngineException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** Changes an instance's state. Succeeds if the instance ends up in the target state, even if others changed it. */
    private void change(String name, String action, Duration timeout, boolean force, InstanceStatus target) {
        EngineException failure;
        try {
            JsonNode body = EngineJsonMapper.stateChangeRequest(action, timeout, force);
            JsonNode response = http.send(HttpMethod.PUT, path(name) + "/state", body, REQUEST);
            Duration limit = target == InstanceStatus.STOPPED ? STOP.plus(timeout) : START;
            if (operationWaiter.await(response, limit)) {
                return;
            }
            failure = new EngineException(409, "the engine does not report the outcome of " + action + " for " + name);
        } catch (EngineException e) {
            if (!e.hasResponse()) {
                throw e;
            }
            failure = e;
        }
        if (find(name).map(Instance::status).orElse(InstanceStatus.STOPPED) != target) {
            throw failure;
        }
    }

    private static String path(String name) {
        return "/1.0/instances/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
