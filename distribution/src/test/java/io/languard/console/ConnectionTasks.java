package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.contract.ContractApiClient;
import io.languard.contract.ServerUnderTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a page that loses its connection or its session. */
abstract class ConnectionTasks extends ConsoleTasks {

    private static final String AWAY = "Connection lost. Trying again …";

    private ServerUnderTest server;
    private CuttingProxy proxy;

    @BeforeEach
    void startProxy() throws Exception {
        server = game().start();
        URI root = URI.create(platform.root());
        proxy = new CuttingProxy(root.getPort());
        browser.through("http://127.0.0.1:" + proxy.port() + "/console/");
    }

    @AfterEach
    void endProxy() {
        proxy.close();
    }

    @Test
    void aLostConnectionIsSaidAndTheLogCatchesUpWithoutAGapOrADoubleLine() throws Exception {
        openTab(server, "log").see("Host identity created");
        server.install().sendControl("flood 200 1000");
        browser.see("Object 2:000200").seeNot(AWAY);

        proxy.cut();
        browser.see(AWAY).isAccessible().screenshot("connection-lost");
        server.install().sendControl("flood 1500");
        awaitStored("2:001500");
        server.install().sendControl("log while nobody looked");
        awaitStored("nobody");
        proxy.mend();
        browser.see("while nobody looked").seeNot(AWAY);
        server.install().sendControl("log and goes on");
        browser.see("and goes on");

        List<Long> ids = LogIds.of(browser);
        assertThat(ids)
                .hasSizeGreaterThan(1700)
                .isEqualTo(LongStream.rangeClosed(ids.get(0), ids.get(ids.size() - 1))
                        .boxed()
                        .toList());
    }

    @Test
    void afterSleepAConnectionThatOnlySeemsToStandIsReplacedAtOnce() throws Exception {
        openTab(server, "log").see("Host identity created");
        proxy.forgetWebSockets();
        server.install().sendControl("log while it slept");
        awaitStored("slept");
        assertThat(browser.pageText()).doesNotContain("while it slept").doesNotContain(AWAY);

        browser.driver()
                .executeScript("const now = Date.now; Date.now = () => now() + 60_000;"
                        + "document.dispatchEvent(new Event('visibilitychange'))");
        browser.see("while it slept").seeNot(AWAY);
        server.install().sendControl("log and awake again");
        browser.see("and awake again");
        List<Long> ids = LogIds.of(browser);
        assertThat(ids)
                .isEqualTo(LongStream.rangeClosed(ids.get(0), ids.get(ids.size() - 1))
                        .boxed()
                        .toList());
    }

    private void awaitStored(String line) {
        platform.admin()
                .await(
                        server.path("/logs?search=" + line),
                        response -> response.data().path("total").asInt() == 1);
    }

    @Test
    void whatChangedMeanwhileIsShownWhenTheConnectionIsBack() throws Exception {
        String name = name(server);
        openAsAdmin("").see(name).see("running");
        proxy.cut();
        browser.see(AWAY);
        platform.admin().post(server.path("/stop"), null);
        server.await("stopped");
        platform.admin().put(server.path(), Map.of("name", "Renamed meanwhile"));
        ServerUnderTest added = game();
        assertThat(browser.pageText()).contains(name).contains("running");

        proxy.mend();
        browser.see("Renamed meanwhile")
                .see("stopped")
                .see(name(added))
                .seeNot(AWAY)
                .seeNot(name);
    }

    @Test
    void whatIsSentWhileTheConnectionIsLostIsReportedAsFailed() throws Exception {
        String name = name(server);
        openAsAdmin("").see(name);
        browser.await(() -> browser.offers("Stop: " + name), "the button");
        proxy.cut();
        browser.see(AWAY)
                .click("Stop: " + name)
                .see("Languard does not respond")
                .isAccessible();
        assertThat(server.status()).isEqualTo("running");
        proxy.mend();
        browser.seeNot(AWAY).click("Stop: " + name);
        server.await("stopped");
    }

    @Test
    void anEndedSessionKeepsWhatWasTypedUnderTheLogin() throws Exception {
        platform.admin().post("/auth/users", Map.of("username", "editor", "password", "password", "role", "admin"));
        ContractApiClient session = platform.login("editor", "password");
        browser.enter(session.token()).open(address(server, "config")).see("Maximum players");
        browser.type("Maximum players", "50").see("1 unsaved change");

        session.post("/auth/logout", null);
        browser.see("Your session has ended").isAccessible();
        browser.type("User name", "editor").type("Password", "password").click("Log in");
        browser.seeNot("Your session has ended").see("1 unsaved change");
        assertThat(browser.address()).isEqualTo(address(server, "config"));
        browser.click("Save").see("1 change saved");
    }

    @Test
    void aSessionThatEndedWhileTheConnectionWasLostLeadsToTheLogin() throws Exception {
        platform.admin().post("/auth/users", Map.of("username", "sleeper", "password", "password", "role", "admin"));
        ContractApiClient session = platform.login("sleeper", "password");
        browser.enter(session.token()).open(address(server, "log")).see("Host identity created");
        proxy.cut();
        browser.see(AWAY);
        session.post("/auth/logout", null);
        proxy.mend();
        browser.see("Your session has ended").seeNot(AWAY);
    }

    @Test
    void aPageThatIsOlderThanThePlatformIsLoadedAnew() throws Exception {
        openAsAdmin("").see(name(server));
        browser.refuse("*/users-*.js")
                .click("Users")
                .see("This page is older than Languard")
                .isAccessible();
        browser.refuse();
        browser.click("Try again").see("Administrator");
    }

    @Test
    void aPlatformThatIsNotThereIsSaidAndTriedAgain() throws Exception {
        browser.enter(platform.admin().token()).open("").see(name(server));
        proxy.cut();
        browser.see(AWAY).click("Users").see("Languard does not respond").isAccessible();
        proxy.mend();
        browser.click("Try again").see("Administrator");
    }
}
