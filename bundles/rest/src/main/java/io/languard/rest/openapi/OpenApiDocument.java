package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A generator of the OpenAPI document of the routes that are currently available: those of the platform, which were
 * described at build time, and those of the installed adapters.
 */
public final class OpenApiDocument {

    private final GameService gameService;

    /** Creates a generator for the platform and the adapters of these games. */
    public OpenApiDocument(GameService gameService) {
        this.gameService = gameService;
    }

    /** Returns the document, in OpenAPI 3.1. */
    public ObjectNode generate(String version) {
        ObjectNode document = readPlatform();
        document.withObject("/info").put("version", version);
        ObjectNode paths = document.withObject("/paths");
        TreeSet<String> games = new TreeSet<>();
        for (GameView game : gameService.list()) {
            for (ApiRoute route : AdapterPathReader.routes(gameService, game.gameType())) {
                paths.withObject("/" + route.path().replace("~", "~0").replace("/", "~1"))
                        .set(
                                route.httpMethod().toLowerCase(Locale.ROOT),
                                AdapterPathReader.operation(route, game.gameType()));
                games.add(game.gameType());
            }
        }
        games.forEach(game -> document.withArray("/tags").addObject().put("name", AdapterPathReader.tag(game)));
        return document;
    }

    /** Reads the part of the platform, which is rarely needed and would take 2 MB of the heap. */
    private static ObjectNode readPlatform() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
            return (ObjectNode) ApiJsonCodec.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
