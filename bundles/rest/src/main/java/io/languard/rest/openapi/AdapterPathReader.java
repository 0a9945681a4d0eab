package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.error.LanguardException;
import io.languard.service.game.GameService;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A reader of the routes of adapters, as far as their JAX-RS annotations describe them. */
final class AdapterPathReader {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterPathReader.class);

    /** Statuses whose responses the document declares as {@code error.<status>}. */
    private static final List<String> ERRORS = List.of("401", "403", "404", "422", "429", "500", "503");

    private AdapterPathReader() {}

    /** Returns the routes of a game's adapter; none if it is not installed. */
    static List<ApiRoute> routes(GameService gameService, String gameType) {
        try {
            Set<Object> resources = gameService.routes(gameType).orElse(Set.of());
            return ApiRoute.of("/api/servers/{server_id}/game/" + gameType, resources);
        } catch (LanguardException e) {
            return List.of();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("Could not describe the routes of {}", gameType, e);
            return List.of();
        }
    }

    static String tag(String gameType) {
        return "game " + gameType;
    }

    static ObjectNode operation(ApiRoute apiRoute, String gameType) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(
                "operationId",
                gameType.replaceAll("[^A-Za-z0-9]", "_") + "_"
                        + apiRoute.method().getName());
        node.put("summary", "Added by the adapter of " + gameType);
        node.putArray("tags").add(tag(gameType));
        ArrayNode parameters = node.putArray("parameters");
        for (String name : apiRoute.parameters()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", name).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", name.equals("server_id") ? "integer" : "string");
        }
        ObjectNode responses = node.putObject("responses");
        responses.putObject("200").put("description", "Success");
        ERRORS.forEach(status -> responses.putObject(status).put("$ref", "#/components/responses/error." + status));
        return node;
    }
}
