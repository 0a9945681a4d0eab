package io.languard.rest;

import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route of the published contract. The list is maintained by hand, so that adding or removing a route or changing its
 * permission requires a change here too.
 *
 * @param right what is required: {@code -} for nothing, {@code any} for any token, else the permission
 * @param body an example of a valid body; {@code null} for none
 */
public record ExpectedRoute(String httpMethod, String path, String right, String body) {

    private static final String ALL =
            """
            POST   /api/auth/login                                         -               {"username":"admin","password":"secret"}
            POST   /api/auth/logout                                        any
            GET    /api/auth/me                                            any
            PUT    /api/auth/password                                      users.manage    {"current_password":"secret","new_password":"next"}
            GET    /api/auth/users                                         users.manage
            POST   /api/auth/users                                         users.manage    {"username":"eva","password":"pass","role":"viewer"}
            PUT    /api/auth/users/{user_id}                               users.manage    {"disabled":true}
            GET    /api/auth/users/{user_id}/grants                        users.manage
            PUT    /api/auth/users/{user_id}/grants                        users.manage    [{"server_id":1,"permissions":["server.power"]}]
            DELETE /api/auth/users/{user_id}                               users.manage
            GET    /api/auth/keys                                          any
            POST   /api/auth/keys                                          any             {"name":"ci","grants":[{"server_id":1,"permissions":["server.power"]}],"expires_at":"2027-01-01T00:00:00Z","allowed_networks":["10.0.0.0/8"]}
            DELETE /api/auth/keys/{key_id}                                 any
            GET    /api/auth/totp                                          any
            POST   /api/auth/totp                                          any
            POST   /api/auth/totp/confirm                                  any             {"code":"123456"}
            DELETE /api/auth/totp                                          any             {"password":"secret"}
            GET    /api/auth/users/{user_id}/totp                          users.manage
            DELETE /api/auth/users/{user_id}/totp                          users.manage
            GET    /api/games                                              any
            GET    /api/games/{game_type}                                  any
            GET    /api/games/{game_type}/config-schema                    any
            GET    /api/games/{game_type}/defaults                         any
            GET    /api/games/{game_type}/executables                      servers.create
            GET    /api/games/{game_type}/free-ports                       servers.create
            GET    /api/games/{game_type}/missions                         any
            GET    /api/games/{game_type}/remote-admin                     any
            GET    /api/games/{game_type}/remote-admin/commands            any
            GET    /api/servers                                            any
            POST   /api/servers                                            servers.create  {"name":"x","game_type":"arma3","exe_path":"/a","game_port":1}
            GET    /api/servers/{server_id}                                server.view
            GET    /api/servers/{server_id}/overview                       server.view
            GET    /api/overview                                           any
            PUT    /api/servers/{server_id}                                server.config   {"name":"x"}
            DELETE /api/servers/{server_id}                                server.delete
            POST   /api/servers/{server_id}/start                          server.power
            POST   /api/servers/{server_id}/stop                           server.power
            POST   /api/servers/{server_id}/restart                        server.power
            POST   /api/servers/{server_id}/kill                           server.power
            POST   /api/system/stop-servers                                system.manage
            GET    /api/servers/{server_id}/config                         server.view
            GET    /api/servers/{server_id}/config/preview                 server.config
            GET    /api/servers/{server_id}/config/download/{filename}     server.config
            POST   /api/servers/{server_id}/config/import                  server.config   FORM
            GET    /api/servers/{server_id}/config/{section}               server.view
            PUT    /api/servers/{server_id}/config/{section}               server.config   {"config_version":3,"hostname":"x"}
            GET    /api/servers/{server_id}/missions                       server.view
            POST   /api/servers/{server_id}/missions/upload                server.missions FORM
            DELETE /api/servers/{server_id}/missions/{mission_id}          server.missions
            GET    /api/servers/{server_id}/missions/rotation              server.view
            PUT    /api/servers/{server_id}/missions/rotation              server.missions {"rotation":[{"mission_id":1}]}
            GET    /api/mods                                               any
            POST   /api/mods                                               mods.manage     {"game_type":"arma3","name":"@x","folder_path":"/x"}
            DELETE /api/mods/{mod_id}                                      mods.manage
            GET    /api/servers/{server_id}/mods                           server.view
            PUT    /api/servers/{server_id}/mods                           server.mods     {"mods":[{"mod_id":1}]}
            GET    /api/servers/{server_id}/players                        server.view
            POST   /api/servers/{server_id}/players/{slot_id}/kick         server.players  {"reason":"x"}
            POST   /api/servers/{server_id}/players/{slot_id}/ban          server.players  {"reason":"x","duration_minutes":0}
            GET    /api/servers/{server_id}/players/history                server.view
            GET    /api/servers/{server_id}/backups                        server.view
            POST   /api/servers/{server_id}/backups                        server.backups  {"name":"x"}
            GET    /api/servers/{server_id}/backups/policy                 server.view
            PUT    /api/servers/{server_id}/backups/policy                 server.backups  {"keep_last":5,"keep_daily":7,"keep_weekly":4,"max_total_mb":0,"before_delete":false}
            PUT    /api/servers/{server_id}/backups/{backup_id}            server.backups  {"name":"x","locked":true}
            DELETE /api/servers/{server_id}/backups/{backup_id}            server.backups
            POST   /api/servers/{server_id}/backups/{backup_id}/restore    server.backups
            GET    /api/servers/{server_id}/backups/{backup_id}/download   server.backups
            GET    /api/servers/{server_id}/bans                           server.view
            POST   /api/servers/{server_id}/bans                           server.players  {"guid":"x"}
            DELETE /api/servers/{server_id}/bans/{ban_id}                  server.players
            POST   /api/servers/{server_id}/remote-admin/command           server.console  {"command":"x"}
            POST   /api/servers/{server_id}/remote-admin/say               server.console  {"message":"x"}
            GET    /api/servers/{server_id}/logs                           server.view
            DELETE /api/servers/{server_id}/logs                           server.config
            GET    /api/servers/{server_id}/metrics                        server.view
            GET    /api/servers/{server_id}/events                         server.view
            GET    /api/jobs                                               any
            GET    /api/jobs/{job_id}                                      any
            DELETE /api/jobs/{job_id}                                      any
            GET    /api/servers/{server_id}/schedules                      server.view
            POST   /api/servers/{server_id}/schedules                      server.schedules {"name":"x","cron":"@daily","steps":[{"action":"start"}]}
            GET    /api/servers/{server_id}/schedules/preview              server.view
            GET    /api/servers/{server_id}/schedules/{schedule_id}        server.view
            PUT    /api/servers/{server_id}/schedules/{schedule_id}        server.schedules {"enabled":true}
            DELETE /api/servers/{server_id}/schedules/{schedule_id}        server.schedules
            POST   /api/servers/{server_id}/schedules/{schedule_id}/run    server.schedules
            GET    /api/servers/{server_id}/schedules/{schedule_id}/runs   server.view
            GET    /api/worlds                                             any
            GET    /api/worlds/{player}                                    any
            DELETE /api/worlds/{player}                                    worlds.manage
            POST   /api/worlds/{player}/start                              worlds.manage
            POST   /api/worlds/{player}/stop                               worlds.manage
            POST   /api/worlds/{player}/freeze                             worlds.manage
            POST   /api/worlds/{player}/thaw                               worlds.manage
            GET    /api/worlds/{player}/console                            any
            GET    /api/events                                             system.manage
            GET    /api/webhooks                                           system.manage
            GET    /api/webhooks/event-types                               system.manage
            POST   /api/webhooks                                           system.manage   {"name":"x","url":"https://example.org/","format":"discord","events":["crashed"],"server_ids":[1,2],"secret":"s"}
            PUT    /api/webhooks/{webhook_id}                              system.manage   {"name":"x","url":"https://example.org/","format":"json","events":["crashed"]}
            DELETE /api/webhooks/{webhook_id}                              system.manage
            POST   /api/webhooks/{webhook_id}/test                         system.manage
            GET    /api/webhooks/{webhook_id}/deliveries                   system.manage
            GET    /api/system/status                                      any
            GET    /api/system/info                                        system.manage
            GET    /api/system/adapters                                    system.manage
            GET    /api/system/settings                                    system.manage
            GET    /api/system/health                                      -
            GET    /api/system/health/live                                 -
            GET    /api/system/health/ready                                -
            """;

    /** Returns all routes. */
    public static List<ExpectedRoute> all() {
        return ALL.lines()
                .map(line -> line.split(" +", 4))
                .map(parts -> new ExpectedRoute(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : null))
                .toList();
    }

    /** Returns the routes that need a token. */
    public static Stream<ExpectedRoute> guarded() {
        return all().stream().filter(expectedRoute -> !expectedRoute.isPublic());
    }

    /** Returns the routes that require a permission. */
    public static Stream<ExpectedRoute> permitted() {
        return guarded().filter(expectedRoute -> expectedRoute.permission().isPresent());
    }

    /** Returns the routes with a JSON object as body. */
    public static Stream<ExpectedRoute> withBody() {
        return all().stream()
                .filter(expectedRoute ->
                        expectedRoute.body() != null && expectedRoute.body().startsWith("{"));
    }

    public boolean isPublic() {
        return right.equals("-");
    }

    /** Returns the required permission; empty if none is required. */
    public Optional<Permission> permission() {
        return Permission.find(right);
    }

    /** Returns whether a viewer without grants may use the route. */
    public boolean isForViewers() {
        return permission().map(Role.VIEWER::has).orElse(true);
    }

    /** Returns whether a client can be refused although no permission is required. */
    public boolean isForUsersOnly() {
        return path.startsWith("/api/auth/keys")
                || path.startsWith("/api/auth/totp")
                || path.equals("/api/auth/logout")
                || toString().equals("DELETE /api/jobs/{job_id}");
    }

    public boolean isOfServer() {
        return path.contains("{server_id}");
    }

    public boolean isForm() {
        return Objects.equals(body, "FORM");
    }

    /** Returns a path for {@link ApiFixture#call} that refers to objects that the fakes contain. */
    public String examplePath() {
        return path.substring("/api".length())
                .replace("{filename}", "server.cfg")
                .replace("{game_type}", "arma3")
                .replace("{section}", "server")
                .replace("{player}", "Ann")
                .replace("{user_id}", "2")
                .replaceAll("\\{[a-z]+_id}", "1");
    }

    /** Sends a request to the route with a valid body. */
    public ApiFixture.ApiReply send(ApiFixture apiFixture, String as) {
        if (!isForm()) {
            return apiFixture.call(as, httpMethod, examplePath(), body);
        }
        return apiFixture.raw(
                httpMethod,
                examplePath(),
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pbo\"\r\n\r\nx\r\n--XX--\r\n",
                java.util.Map.of("Authorization", "Bearer " + as, "Content-Type", "multipart/form-data; boundary=XX"));
    }

    @Override
    public String toString() {
        return httpMethod + " " + path;
    }
}
