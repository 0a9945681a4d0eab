package io.languard.console;

import io.languard.contract.PboBuilder;
import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A running server that has something to show in each of its tabs. */
final class RichServer {

    static final List<String> TABS = List.of(
            "",
            "/log",
            "/config",
            "/missions",
            "/mods",
            "/players",
            "/bans",
            "/events",
            "/backups",
            "/schedules",
            "/settings");

    private RichServer() {}

    /** Fills a server with texts that contain the given one, which may be anything. */
    static ServerUnderTest create(ConsoleTasks tasks, String text) throws Exception {
        PlatformUnderTest platform = tasks.platform;
        ServerUnderTest server = tasks.game();
        platform.admin().put(server.path(), Map.of("name", "Altis " + text, "description", "Main server " + text));
        platform.admin().upload(server.path("/missions/upload"), "Escape.Altis.pbo", PboBuilder.mission());
        platform.admin().upload(server.path("/missions/upload"), "Patrol.Stratis.pbo", PboBuilder.mission(2000));
        int mission = tasks.get(server.path("/missions")).get(0).path("id").asInt();
        platform.admin()
                .put(
                        server.path("/missions/rotation"),
                        Map.of("rotation", List.of(Map.of("mission_id", mission, "difficulty", "regular"))));
        enableMods(tasks, server, text);
        server.start();
        server.join("Miller " + text);
        server.join("Kerry");
        platform.admin()
                .post(
                        server.path("/bans"),
                        Map.of("guid", "0123456789abcdef0123456789abcdef", "name", "Nikolai " + text, "reason", text));
        server.install().sendControl("log Warning Message: " + text);
        server.install().sendControl("error");
        server.install().sendControl("chat Kerry " + text);
        return server;
    }

    private static void enableMods(ConsoleTasks tasks, ServerUnderTest server, String text) throws Exception {
        Path folder = tasks.console.newFolder();
        for (String name : List.of("@one", "@two")) {
            Path mod = folder.resolve(name);
            Path addons = Files.createDirectories(mod.resolve("addons"));
            Files.write(addons.resolve("addon.pbo"), PboBuilder.mission());
            tasks.platform
                    .admin()
                    .post("/mods", Map.of("game_type", "arma3", "name", name + text, "folder_path", mod.toString()));
        }
        int id = tasks.get("/mods").get(0).path("id").asInt();
        tasks.platform
                .admin()
                .put(server.path("/mods"), Map.of("mods", List.of(Map.of("mod_id", id, "is_server_mod", false))));
    }
}
