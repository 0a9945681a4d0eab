package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpMethod;

/** LXD or Incus over HTTP. */
public final class RestEngine implements Engine {

    private static final Duration ASK = Duration.ofSeconds(15);
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
        http.get("/1.0/instances?recursion=1", ASK)
                .path("metadata")
                .forEach(node -> instances.add(EngineJsonMapper.instance(node)));
        return instances;
    }

    @Override
    public Optional<Instance> find(String name) {
        try {
            return Optional.of(
                    EngineJsonMapper.instance(http.get(path(name), ASK).path("metadata")));
        } catch (EngineException e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public InstanceState state(String name) {
        return EngineJsonMapper.state(http.get(path(name) + "/state", ASK).path("metadata"));
    }

    @Override
    public void create(InstanceSpec instanceSpec) {
        JsonNode answer =
                http.send(HttpMethod.POST, "/1.0/instances", EngineJsonMapper.createRequest(instanceSpec), ASK);
        if (!operationWaiter.await(answer, CREATE) && find(instanceSpec.name()).isEmpty()) {
            throw new EngineException(instanceSpec.name() + " was not made, and the engine does not say why");
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
                // It did not end in the time it was given, or cannot be asked to: it is cut off.
                if (!e.answered()) {
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
            return http.text(path(name) + "/console", ASK);
        } catch (EngineException e) {
            // So LXD says of one that runs and has printed nothing yet.
            if (e.answered() && e.getMessage().endsWith("no such file or directory")) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public void delete(String name) {
        try {
            JsonNode answer = http.send(HttpMethod.DELETE, path(name), null, ASK);
            if (!operationWaiter.await(answer, DELETE) && find(name).isPresent()) {
                throw new EngineException(name + " was not deleted, and the engine does not say why");
            }
        } catch (EngineException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** Others may act on the engine too: that it is as it should be counts, and not who made it so. */
    private void change(String name, String action, Duration timeout, boolean force, InstanceStatus wanted) {
        EngineException failure;
        try {
            JsonNode body = EngineJsonMapper.stateChangeRequest(action, timeout, force);
            JsonNode answer = http.send(HttpMethod.PUT, path(name) + "/state", body, ASK);
            Duration limit = wanted == InstanceStatus.STOPPED ? STOP.plus(timeout) : START;
            if (operationWaiter.await(answer, limit)) {
                return;
            }
            failure = new EngineException(409, "the engine does not say how the " + action + " of " + name + " ended");
        } catch (EngineException e) {
            if (!e.answered()) {
                throw e;
            }
            failure = e;
        }
        if (find(name).map(Instance::status).orElse(InstanceStatus.STOPPED) != wanted) {
            throw failure;
        }
    }

    private static String path(String name) {
        return "/1.0/instances/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
