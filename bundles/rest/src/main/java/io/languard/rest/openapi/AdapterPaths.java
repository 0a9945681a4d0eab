package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.api.error.LanguardException;
import io.languard.ports.game.Games;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that adapters add, as far as their annotations tell. */
final class AdapterPaths {

    private static final Logger LOG = LoggerFactory.getLogger(AdapterPaths.class);

    private AdapterPaths() {}

    /** The routes of a game's adapter; none if it has none now. */
    static List<Route> routes(Games games, String gameType) {
        try {
            Set<Object> resources = games.routes(gameType).orElse(Set.of());
            return Route.of("/api/servers/{server_id}/game/" + gameType, resources);
        } catch (LanguardException e) {
            return List.of();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("The routes of {} can't be described", gameType, e);
            return List.of();
        }
    }

    static ObjectNode operation(Route route, String gameType, Responses responses) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String id = route.verb().toLowerCase(Locale.ROOT) + route.path().replaceAll("[^A-Za-z0-9]+", "_");
        node.put("operationId", id);
        node.put("summary", "Added by the adapter of " + gameType);
        node.putArray("tags").add("game " + gameType);
        ArrayNode parameters = node.putArray("parameters");
        for (String name : route.parameters()) {
            if (name.equals("server_id")) {
                parameters.addObject().put("$ref", Components.pathParameter(name));
            } else {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", name).put("in", "path").put("required", true);
                parameter.putObject("schema").put("type", "string");
            }
        }
        ObjectNode answers = node.putObject("responses");
        answers.putObject("200").put("description", "Done");
        responses.always().forEach(answers::set);
        return node;
    }
}
