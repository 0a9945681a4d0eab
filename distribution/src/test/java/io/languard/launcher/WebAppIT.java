package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;

/** Web applications in the drop folder. */
class WebAppIT {

    @TempDir
    Path folder;

    private Map<String, String> settings;
    private Path adapters;
    private Client client;

    @BeforeEach
    void setUp() throws IOException {
        settings = Installed.settings(folder.resolve("data"));
        settings.put("LANGUARD_RATE_LIMIT", "0");
        adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        client = Client.ofRoot(settings.get("LANGUARD_PORT"));
    }

    @Test
    void areServedForAsLongAsTheirJarIsThere() throws Exception {
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            assertThat(client.get("/panel/").status()).isEqualTo(404);

            drop("panel", "/panel", "the panel");
            Answer page = client.await("/panel/", answer -> answer.status() == 200);
            assertThat(page.body()).isEqualTo("the panel");
            assertThat(client.get("/panel/META-INF/MANIFEST.MF").status()).isEqualTo(404);

            drop("panel", "/panel", "the new panel");
            client.await("/panel/", answer -> answer.body().equals("the new panel"));

            Files.delete(adapters.resolve("panel.jar"));
            Answer gone = client.await("/panel/", answer -> answer.status() == 404);
            assertThat(gone.field("code")).isEqualTo("NOT_FOUND");

            drop("panel", "/panel", "the panel again");
            client.await("/panel/", answer -> answer.body().equals("the panel again"));
            languard.terminate().exitStatus();
            assertThat(languard.errors()).isEmpty();
        }
        try (Installed again = Installed.run(settings)) {
            again.ready();
            client.await("/panel/", answer -> answer.body().equals("the panel again"));
        }
    }

    @Test
    void getNothingThatIsThePlatformsOwn() throws Exception {
        try (Installed languard = Installed.run(settings)) {
            languard.ready();
            drop("root", "/", "the root");
            drop("thief", "/api", "the thief");

            client.await("/", answer -> answer.body().equals("the root"));
            languard.awaitError("The web application of /api is not served: that path is the platform's own");
            assertThat(client.get("/api/system/health").body()).contains("\"status\":\"ok\"");
            assertThat(client.get("/api/index.html").field("code")).isEqualTo("UNAUTHORIZED");
            assertThat(client.get("/metrics/index.html").body()).doesNotContain("the root");
        }
    }

    private void drop(String name, String path, String page) throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "test." + name);
        headers.putValue("Web-ContextPath", path);
        headers.putValue("Jetty-Environment", "ee11");
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(adapters.resolve(name + ".jar")), manifest)) {
            jar.putNextEntry(new ZipEntry("index.html"));
            jar.write(page.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }
}
