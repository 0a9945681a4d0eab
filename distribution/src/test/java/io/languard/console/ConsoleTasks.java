package io.languard.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import java.util.List;
import java.util.Map;

/** The base of what is done with the console in tests, on an installation and in a browser that many share. */
abstract class ConsoleTasks {

    /** Injected by {@link ConsoleUnderTest}, as are the next two. */
    ConsoleUnderTest console;

    PlatformUnderTest platform;
    ConsoleBrowser browser;

    /** Creates a simulated Arma 3 server. */
    final ServerUnderTest game() throws Exception {
        return platform.create(platform.install());
    }

    /** Opens a page as the administrator. */
    final ConsoleBrowser openAsAdmin(String path) {
        return browser.enter(platform.admin().token()).open(path);
    }

    /** Opens a tab of a server as the administrator. */
    final ConsoleBrowser openTab(ServerUnderTest server, String tab) {
        return openAsAdmin(address(server, tab));
    }

    static String address(ServerUnderTest server, String tab) {
        return "servers/" + server.id() + "/" + tab;
    }

    static String name(ServerUnderTest server) {
        return server.fetch().path("name").asText();
    }

    final JsonNode get(String path) {
        return platform.admin().get(path).data();
    }

    static List<String> texts(JsonNode list, String field) {
        return list.findValuesAsText(field);
    }

    static Map<String, Object> body(Object... pairs) {
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put((String) pairs[i], pairs[i + 1]);
        }
        return body;
    }
}
