package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.launcher.PlainApiClient.PlainApiResponse;
import java.io.IOException;
import java.io.InputStream;
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
            // While it is being removed, the application itself may respond with 404.
            plainApiClient.await(
                    "/panel/", plainApiResponse -> plainApiResponse.body().contains("NOT_FOUND"));

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

    @Test
    void seeNothingOfThePlatformButTheServletApi() throws Exception {
        Manifest manifest = manifest("classes", "/classes");
        manifest.getMainAttributes().putValue(Constants.BUNDLE_CLASSPATH, "WEB-INF/classes");
        manifest.getMainAttributes().putValue(Constants.IMPORT_PACKAGE, "jakarta.servlet,jakarta.servlet.http");
        String servlet = VisibleClassesServlet.class.getName();
        String file = servlet.replace('.', '/') + ".class";
        try (JarOutputStream jar =
                        new JarOutputStream(Files.newOutputStream(adapters.resolve("classes.jar")), manifest);
                InputStream classFile = getClass().getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            jar.write(
                    """
                    <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
                      <servlet><servlet-name>s</servlet-name><servlet-class>%s</servlet-class></servlet>
                      <servlet-mapping><servlet-name>s</servlet-name><url-pattern>/visible</url-pattern></servlet-mapping>
                    </web-app>"""
                            .formatted(servlet)
                            .getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry("WEB-INF/classes/" + file));
            classFile.transferTo(jar);
        }

        try (InstallationProcess languard = InstallationProcess.run(settings)) {
            languard.awaitReady();
            assertVisible("jakarta.servlet.Servlet", true);
            assertVisible("org.h2.Driver", false);
            assertVisible("com.fasterxml.jackson.databind.ObjectMapper", false);
            assertVisible("io.languard.service.user.Permission", false);
            assertVisible("META-INF/services/jakarta.persistence.spi.PersistenceProvider", false);
        }
    }

    private void assertVisible(String name, boolean visible) throws Exception {
        assertThat(plainApiClient
                        .await("/classes/visible?name=" + name, response -> response.status() == 200)
                        .body())
                .as(name)
                .isEqualTo(Boolean.toString(visible));
    }

    private void drop(String name, String path, String page) throws IOException {
        Manifest manifest = manifest(name, path);
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(adapters.resolve(name + ".jar")), manifest)) {
            jar.putNextEntry(new ZipEntry("index.html"));
            jar.write(page.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
    }

    private static Manifest manifest(String name, String path) {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "test." + name);
        headers.putValue("Web-ContextPath", path);
        headers.putValue("Jetty-Environment", "ee11");
        return manifest;
    }
}
