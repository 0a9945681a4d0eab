package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document of what can be called at this moment. */
public final class OpenApiGenerator {

    private static final String DESCRIPTION =
            """
            Runs game servers. Every body is an envelope of success, data and error; times are ISO 8601 in UTC. \
            Log in, then send the token as Authorization: Bearer TOKEN.""";

    private final List<ApiRoute> apiRoutes;
    private final GameService gameService;

    /** A document of these routes, and of those of the games' adapters. */
    public OpenApiGenerator(List<ApiRoute> apiRoutes, GameService gameService) {
        this.apiRoutes = apiRoutes;
        this.gameService = gameService;
    }

    /** OpenAPI 3.1. */
    public ObjectNode generate(String version) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Languard")
                .put("version", version)
                .put("description", DESCRIPTION)
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        document.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = document.putObject("paths");
        ObjectNode components = SchemaComponents.load();
        ObjectNode schemas = components.withObject("/schemas");
        ErrorResponseBuilder errorResponseBuilder = new ErrorResponseBuilder(components.putObject("responses"));
        for (ApiRoute apiRoute : apiRoutes) {
            put(paths, apiRoute, OperationBuilder.build(apiRoute, schemas, errorResponseBuilder));
        }
        paths.putObject("/api/openapi.json").set("get", itself());
        for (GameView game : gameService.list()) {
            for (ApiRoute apiRoute : AdapterPathReader.routes(gameService, game.gameType())) {
                put(paths, apiRoute, AdapterPathReader.operation(apiRoute, game.gameType(), errorResponseBuilder));
            }
        }
        Set<String> tags = new TreeSet<>();
        paths.findValues("tags").forEach(names -> names.forEach(name -> tags.add(name.textValue())));
        ArrayNode declared = document.putArray("tags");
        tags.forEach(name -> declared.addObject().put("name", name));
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        document.set("components", components);
        return document;
    }

    private static void put(ObjectNode paths, ApiRoute apiRoute, ObjectNode operation) {
        paths.withObject("/" + apiRoute.path().replace("~", "~0").replace("/", "~1"))
                .set(apiRoute.httpMethod().toLowerCase(Locale.ROOT), operation);
    }

    private static ObjectNode itself() {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", "getOpenApi").put("summary", "This document");
        operation.putArray("tags").add("system");
        operation.putArray("security");
        operation
                .putObject("responses")
                .putObject("200")
                .put("description", "The document, not in the envelope")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "object");
        return operation;
    }
}
