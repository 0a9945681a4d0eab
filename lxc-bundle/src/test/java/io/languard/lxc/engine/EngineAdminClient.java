package io.languard.lxc.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.eclipse.jetty.http.HttpMethod;

/** Engine operations that tests need and the provisioner does not use. */
public final class EngineAdminClient {

    private EngineAdminClient() {}

    /** Returns the cluster member of an instance. */
    public static String location(EngineHttpClient http, String name) {
        return http.get("/1.0/instances/" + name, Duration.ofSeconds(30))
                .path("metadata")
                .path("location")
                .asText();
    }

    /** Renames a stopped instance. */
    public static void rename(EngineHttpClient http, String name, String other) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", other);
        new OperationWaiter(http)
                .await(
                        http.send(HttpMethod.POST, "/1.0/instances/" + name, body, Duration.ofSeconds(10)),
                        Duration.ofSeconds(10));
    }

    /** Returns the pid of the engine's daemon. */
    public static long daemonPid(EngineHttpClient http) {
        return http.get("/1.0", Duration.ofSeconds(10))
                .path("metadata")
                .path("environment")
                .path("server_pid")
                .asLong();
    }

    /** Creates an empty project that shares images and profiles with the others, replacing an existing one. */
    public static void createProject(EngineHttpClient http, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
        body.putObject("config").put("features.images", "false").put("features.profiles", "false");
        removeProject(http, name);
        http.send(HttpMethod.POST, "/1.0/projects", body, Duration.ofSeconds(10));
    }

    /** Removes an empty project if it exists. */
    public static void removeProject(EngineHttpClient http, String name) {
        try {
            http.send(HttpMethod.DELETE, "/1.0/projects/" + name, null, Duration.ofSeconds(10));
        } catch (EngineException e) {
            if (!e.notFound()) {
                throw e;
            }
        }
    }

    /** Removes the network device that an instance inherits from its profile. */
    public static void disconnectNetwork(EngineHttpClient http, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("devices").putObject("eth0").put("type", "none");
        http.send(HttpMethod.PATCH, "/1.0/instances/" + name, body, Duration.ofSeconds(10));
    }
}
