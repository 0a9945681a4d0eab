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

/** The routes that adapters add, as far as their annotations tell. */
final class AdapterPathReader {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterPathReader.class);

    private AdapterPathReader() {}

    /** The routes of a game's adapter; none if it has none now. */
    static List<ApiRoute> routes(GameService gameService, String gameType) {
        try {
            Set<Object> resources = gameService.routes(gameType).orElse(Set.of());
            return ApiRoute.of("/api/servers/{server_id}/game/" + gameType, resources);
        } catch (LanguardException e) {
            return List.of();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The routes of {} can't be described", gameType, e);
            return List.of();
        }
    }

    static ObjectNode operation(ApiRoute apiRoute, String gameType, ErrorResponseBuilder errorResponseBuilder) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(
                "operationId",
                gameType.replaceAll("[^A-Za-z0-9]", "_") + "_"
                        + apiRoute.method().getName());
        node.put("summary", "Added by the adapter of " + gameType);
        node.putArray("tags").add("game " + gameType);
        ArrayNode parameters = node.putArray("parameters");
        for (String name : apiRoute.parameters()) {
            if (name.equals("server_id")) {
                parameters.addObject().put("$ref", SchemaComponents.pathParameter(name));
            } else {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", name).put("in", "path").put("required", true);
                parameter.putObject("schema").put("type", "string");
            }
        }
        ObjectNode answers = node.putObject("responses");
        answers.putObject("200").put("description", "Done");
        errorResponseBuilder.always().forEach(answers::set);
        return node;
    }
}
