package io.languard.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.service.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The running platform, as seen from a test inside its framework. */
final class ContainerPlatform {

    static final String PASSWORD = "only-for-this-test";
    static final String FAKE_GAME = "languard.test.fake.game";
    static final String FAKE_SERVER = "languard.test.fake.server";

    private final BundleContext context;

    ContainerPlatform(BundleContext context) {
        this.context = context;
    }

    /** Waits until the platform is healthy, and returns a client that is logged in as admin. */
    ContainerApiClient admin() {
        ContainerApiClient containerApiClient = new ContainerApiClient(setting("LANGUARD_PORT"));
        Await.until(
                () -> containerApiClient
                        .send("GET", "/system/health", null)
                        .thenApply(ContainerApiClient.ContainerApiResponse::status)
                        .exceptionally(e -> 0)
                        .join(),
                status -> status == 200);
        containerApiClient.login("admin", PASSWORD);
        return containerApiClient;
    }

    DropFolderFixture drop() {
        return new DropFolderFixture(Path.of(setting("LANGUARD_ADAPTERS")));
    }

    /** Returns the working directory of a game server. */
    Path folderOf(int serverId) {
        return Path.of(setting("LANGUARD_DATA"), "servers", Integer.toString(serverId));
    }

    /**
     * Returns the row of the shell command {@code adapters} for a file of the drop folder; its state is empty if there
     * is none.
     */
    AdapterRow adapter(String fileName) {
        for (JsonNode row : shell("adapters --json")) {
            if (row.path("file").asText().equals(fileName)) {
                return new AdapterRow(
                        row.path("state").asText(), row.path("problem").asText(""));
            }
        }
        return new AdapterRow("", "");
    }

    /** A row of {@code adapters}. */
    record AdapterRow(String state, String problem) {}

    /** Returns the output of a shell command. */
    private JsonNode shell(String line) {
        ServiceReference<CommandProcessor> reference = context.getServiceReference(CommandProcessor.class);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
        try (CommandSession session =
                context.getService(reference).createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
            Object result = session.execute("languard:" + line);
            if (result != null) {
                out.print(session.format(result, 0));
            }
            return new ObjectMapper().readTree(output.toByteArray());
        } catch (Exception e) {
            throw new IllegalStateException(output.toString(StandardCharsets.UTF_8), e);
        } finally {
            context.ungetService(reference);
        }
    }

    private String setting(String name) {
        return context.getProperty(Settings.PROPERTY_PREFIX + name);
    }
}
