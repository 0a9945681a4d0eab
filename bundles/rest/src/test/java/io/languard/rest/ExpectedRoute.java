package io.languard.rest;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A route of the published contract. The list is maintained by hand, so that adding or removing a route or changing its
 * role requires a change here too.
 *
 * @param role the required role: {@code -} for everyone, {@code any}, or {@code admin}
 * @param body an example of a valid body; {@code null} for none
 */
public record ExpectedRoute(String httpMethod, String path, String role, String body) {

    private static final String ALL =
            """
            POST   /api/auth/login                                   -     {"username":"admin","password":"secret"}
            POST   /api/auth/logout                                  any
            GET    /api/auth/me                                      any
            PUT    /api/auth/password                                admin {"current_password":"secret","new_password":"next"}
            GET    /api/auth/users                                   admin
            POST   /api/auth/users                                   admin {"username":"eva","password":"pass","role":"viewer"}
            DELETE /api/auth/users/{user_id}                         admin
            GET    /api/games                                        any
            GET    /api/games/{game_type}                            any
            GET    /api/games/{game_type}/config-schema              any
            GET    /api/games/{game_type}/defaults                   any
            GET    /api/games/{game_type}/missions                   any
            GET    /api/games/{game_type}/remote-admin               any
            GET    /api/servers                                      any
            POST   /api/servers                                      admin {"name":"x","game_type":"arma3","exe_path":"/a","game_port":1}
            GET    /api/servers/{server_id}                          any
            PUT    /api/servers/{server_id}                          admin {"name":"x"}
            DELETE /api/servers/{server_id}                          admin
            GET    /api/servers/{server_id}/overview                 any
            GET    /api/overview                                     any
            POST   /api/servers/{server_id}/start                    admin
            POST   /api/servers/{server_id}/stop                     admin
            POST   /api/servers/{server_id}/restart                  admin
            POST   /api/servers/{server_id}/kill                     admin
            POST   /api/system/stop-servers                          admin
            GET    /api/servers/{server_id}/config                   any
            GET    /api/servers/{server_id}/config/preview           admin
            GET    /api/servers/{server_id}/config/download/{filename} admin
            GET    /api/servers/{server_id}/config/{section}         any
            PUT    /api/servers/{server_id}/config/{section}         admin {"config_version":3,"hostname":"x"}
            GET    /api/servers/{server_id}/missions                 any
            POST   /api/servers/{server_id}/missions/upload          admin FORM
            DELETE /api/servers/{server_id}/missions/{mission_id}    admin
            GET    /api/servers/{server_id}/missions/rotation        any
            PUT    /api/servers/{server_id}/missions/rotation        admin {"rotation":[{"mission_id":1}]}
            GET    /api/mods                                         any
            POST   /api/mods                                         admin {"game_type":"arma3","name":"@x","folder_path":"/x"}
            DELETE /api/mods/{mod_id}                                admin
            GET    /api/servers/{server_id}/mods                     any
            PUT    /api/servers/{server_id}/mods                     admin {"mods":[{"mod_id":1}]}
            GET    /api/servers/{server_id}/players                  any
            POST   /api/servers/{server_id}/players/{slot_id}/kick   admin {"reason":"x"}
            POST   /api/servers/{server_id}/players/{slot_id}/ban    admin {"reason":"x","duration_minutes":0}
            GET    /api/servers/{server_id}/players/history          any
            GET    /api/servers/{server_id}/bans                     any
            POST   /api/servers/{server_id}/bans                     admin {"guid":"x"}
            DELETE /api/servers/{server_id}/bans/{ban_id}            admin
            POST   /api/servers/{server_id}/remote-admin/command     admin {"command":"x"}
            POST   /api/servers/{server_id}/remote-admin/say         admin {"message":"x"}
            GET    /api/servers/{server_id}/logs                     any
            DELETE /api/servers/{server_id}/logs                     admin
            GET    /api/servers/{server_id}/metrics                  any
            GET    /api/servers/{server_id}/events                   any
            GET    /api/worlds                                       any
            GET    /api/worlds/{player}                              any
            DELETE /api/worlds/{player}                              admin
            POST   /api/worlds/{player}/start                        admin
            POST   /api/worlds/{player}/stop                         admin
            POST   /api/worlds/{player}/freeze                       admin
            POST   /api/worlds/{player}/thaw                         admin
            GET    /api/worlds/{player}/console                      any
            GET    /api/events                                       admin
            GET    /api/system/status                                any
            GET    /api/system/info                                  admin
            GET    /api/system/adapters                              admin
            GET    /api/system/settings                              admin
            GET    /api/system/health                                -
            GET    /api/system/health/live                           -
            GET    /api/system/health/ready                          -
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
        return all().stream().filter(expectedRoute -> !expectedRoute.role().equals("-"));
    }

    /** Returns the routes with a JSON body. */
    public static Stream<ExpectedRoute> withBody() {
        return all().stream().filter(expectedRoute -> expectedRoute.body() != null && !expectedRoute.isForm());
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
