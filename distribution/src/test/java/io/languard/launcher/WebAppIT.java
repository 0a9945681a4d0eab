package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
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
    private PlainApiClient plainApiClient;

    @BeforeEach
    void setUp() throws IOException {
        settings = InstallationProcess.settings(folder.resolve("data"));
        settings.put("LANGUARD_RATE_LIMIT", "0");
        adapters = Files.createDirectories(folder.resolve("adapters"));
        settings.put("LANGUARD_ADAPTERS", adapters.toString());
        plainApiClient = PlainApiClient.ofRoot(settings.get("LANGUARD_PORT"));
    }

    @Test
    void areServedWhileTheirJarIsPresent() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            assertThat(plainApiClient.get("/panel/").status()).isEqualTo(404);

            drop("panel", "/panel", "the panel");
            PlainApiResponse page =
                    plainApiClient.await("/panel/", plainApiResponse -> plainApiResponse.status() == 200);
            assertThat(page.body()).isEqualTo("the panel");
            assertThat(plainApiClient.get("/panel/META-INF/MANIFEST.MF").status())
                    .isEqualTo(404);

            drop("panel", "/panel", "the new panel");
            plainApiClient.await(
                    "/panel/", plainApiResponse -> plainApiResponse.body().equals("the new panel"));

            Files.delete(adapters.resolve("panel.jar"));
            PlainApiResponse removed =
                    plainApiClient.await("/panel/", plainApiResponse -> plainApiResponse.status() == 404);
            assertThat(removed.field("code")).isEqualTo("NOT_FOUND");

            drop("panel", "/panel", "the panel again");
            plainApiClient.await(
                    "/panel/", plainApiResponse -> plainApiResponse.body().equals("the panel again"));
            languard.terminate().exitStatus();
            assertThat(languard.errors()).isEmpty();
        }
        try (InstallationProcess again = InstallationProcess.run(settings)) {
            again.awaitReady();
            plainApiClient.await(
                    "/panel/", plainApiResponse -> plainApiResponse.body().equals("the panel again"));
        }
    }

    @Test
    void cannotTakeOverThePlatformsPaths() throws Exception {
        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            drop("root", "/", "the root");
            drop("intruder", "/api", "the intruder");

            plainApiClient.await(
                    "/", plainApiResponse -> plainApiResponse.body().equals("the root"));
            languard.awaitError("The web application of /api is not served: the path is reserved for the platform");
            assertThat(plainApiClient.get("/api/system/health").body()).contains("\"status\":\"ok\"");
            assertThat(plainApiClient.get("/api/index.html").field("code")).isEqualTo("UNAUTHORIZED");
            assertThat(plainApiClient.get("/metrics/index.html").body()).doesNotContain("the root");
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
