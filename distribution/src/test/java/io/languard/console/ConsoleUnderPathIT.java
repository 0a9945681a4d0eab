package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.contract.PlatformUnderTest;
import io.languard.contract.ServerUnderTest;
import io.languard.testkit.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in a browser, behind a reverse proxy that serves it under a path. */
class ConsoleUnderPathIT {

    private static final Path NGINX = Path.of("/usr/sbin/nginx");

    private static final String CONFIG =
            """
            daemon off; master_process off; pid nginx.pid;
            events {}
            http {
                access_log off;
                client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                map $http_upgrade $connection_upgrade { default upgrade; '' close; }
                server {
                    listen 127.0.0.1:PROXY_PORT;
                    location /games/main/ {
                        proxy_pass http://127.0.0.1:LANGUARD_PORT/;
                        proxy_http_version 1.1;
                        proxy_set_header Host $http_host;
                        proxy_set_header Upgrade $http_upgrade;
                        proxy_set_header Connection $connection_upgrade;
                    }
                }
            }
            """;

    @TempDir
    Path folder;

    private PlatformUnderTest platform;
    private Process proxy;
    private ConsoleBrowser browser;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(ConsoleBrowser.isInstalled(), "Chromium and its driver are not installed");
        assumeTrue(Files.isExecutable(NGINX), NGINX + " is not installed");
        platform = PlatformUnderTest.start(Files.createDirectory(folder.resolve("data")), Map.of());
        String port = Integer.toString(FreePorts.one());
        String config = CONFIG.replace("PROXY_PORT", port)
                .replace("LANGUARD_PORT", platform.root().replaceAll("^.*:|/api$", ""));
        Path file = Files.writeString(folder.resolve("nginx.conf"), config);
        proxy = new ProcessBuilder(NGINX.toString(), "-p", folder.toString(), "-c", file.toString(), "-e", "stderr")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        browser = ConsoleBrowser.start(folder.resolve("profile"), "http://127.0.0.1:" + port + "/games/main/console/");
    }

    @AfterEach
    void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (proxy != null) {
            proxy.destroy();
            if (!proxy.waitFor(10, TimeUnit.SECONDS)) {
                proxy.destroyForcibly();
            }
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void everythingWorksUnderThePath() throws Exception {
        ServerUnderTest server = platform.create(platform.install());
        String name = server.fetch().path("name").asText();
        browser.open("../").login("admin", PlatformUnderTest.PASSWORD).see(name);
        browser.click("Start: " + name).see("running");
        browser.click(name).see("CPU, memory and players").click("Log").see("Host identity created");
        assertThat(browser.address()).isEqualTo("servers/" + server.id() + "/log");
        server.install().sendControl("log through the proxy");
        browser.see("through the proxy").seeNot("Connection lost");
        browser.driver().navigate().refresh();
        browser.see("through the proxy").hasNoErrors();
    }
}
