package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worlds of players. A stand-in in the page responds for the provisioner, since real worlds need LXD. */
abstract class WorldTasks extends ConsoleTasks {

    private static final String STAND_IN =
            """
            const world = (player, status, address) => ({
                player, status, address, port: 25565, container: 'world-' + player.length,
                created_at: '2026-01-01T00:00:00Z', last_login: '2026-01-02T00:00:00Z',
            });
            const worlds = new Map(
                [world('Alex', 'running', '10.0.0.5'), world('<i>Sam', 'frozen', '10.0.0.6'), world('Kim', 'stopped', null)]
                    .map((one) => [one.player, one]));
            const next = {start: 'running', thaw: 'running', freeze: 'frozen', stop: 'stopped'};
            const response = (data) => Promise.resolve(new Response(JSON.stringify({success: true, data, error: null})));
            const original = window.fetch;
            window.fetch = (address, options) => {
                const [, path] = new URL(address, location.href).pathname.split('/api/worlds');
                if (path === undefined) {
                    return original(address, options);
                }
                const [, player, action] = path.split('/').map(decodeURIComponent);
                if (player === undefined) {
                    return response([...worlds.values()]);
                }
                if (action === 'console') {
                    return response({player, text: '<i>Done (3.2s)!</i>'});
                }
                if (options.method === 'DELETE') {
                    worlds.delete(player);
                    return response(null);
                }
                worlds.get(player).status = next[action];
                return response(worlds.get(player));
            };
            """;

    @BeforeEach
    void openWorlds() throws Exception {
        browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", STAND_IN));
        openAsAdmin("worlds").see("3 worlds");
    }

    @Test
    void whatAWorldOffersFollowsItsState() throws Exception {
        browser.see("10.0.0.5:25565").see("<i>Sam").portrait("worlds-listed");
        assertThat(browser.offers("Freeze: Alex")).isTrue();
        assertThat(browser.offers("Start: Alex")).isFalse();
        assertThat(browser.offers("Thaw: <i>Sam")).isTrue();
        assertThat(browser.offers("Stop: Kim")).isFalse();

        browser.click("Freeze: Alex").see("The world of Alex: done");
        browser.await(() -> browser.offers("Thaw: Alex"), "the button of a frozen world");
        browser.click("Stop: Alex").see("Whoever is on it is disconnected.").isAccessible();
        browser.click("Stop");
        browser.await(() -> browser.offers("Start: Alex"), "the button of a stopped world");
    }

    @Test
    void theConsoleOfAWorldIsText() throws Exception {
        browser.click("Console: Alex").see("<i>Done (3.2s)!</i>").isAccessible();
        browser.click("Close").seeNot("Done (3.2s)!").hasNoErrors();
    }

    @Test
    void aWorldIsFoundAndDeletedByItsName() throws Exception {
        browser.type("Search by player, container or address", "sam")
                .see("1 world")
                .seeNot("Kim");
        assertThat(browser.address()).isEqualTo("worlds?q=sam");
        browser.click("Delete the world of <i>Sam").see("everything in it is deleted for good");
        assertThat(browser.offers("Delete")).as("before the name is typed").isFalse();
        browser.type("Type “<i>Sam” to confirm", "<i>Sam").click("Delete").see("The world of <i>Sam was deleted");
        browser.see("No world matches the search").isAccessible();
    }
}
