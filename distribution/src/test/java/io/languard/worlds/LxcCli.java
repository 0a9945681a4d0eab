package io.languard.worlds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This machine's LXD, controlled through its own command line client. */
final class LxcCli {

    /** The prefix of the names of all containers that these tests create. */
    static final String PREFIX = "languard-dist-";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LxcCli() {}

    /** Skips the test if there is no engine, unless the machine was prepared for it. */
    static void assumeAvailable() throws Exception {
        boolean available;
        try {
            available = exitStatus("query", "/1.0/images/aliases/wan-blok") == 0;
        } catch (IOException e) {
            available = false;
        }
        if (!available && System.getenv("LANGUARD_TEST_ENGINE") != null) {
            throw new AssertionError("no LXD with image wan-blok is available");
        }
        assumeTrue(available, "Skipped, needs LXD with image wan-blok");
    }

    /** Returns the names of the tests' running containers. */
    static List<String> running() throws Exception {
        return names("Running");
    }

    /** Returns the names of the tests' containers. */
    static List<String> all() throws Exception {
        return names("");
    }

    private static List<String> names(String status) throws Exception {
        List<String> names = new ArrayList<>();
        for (JsonNode instance : JSON.readTree(output("query", "/1.0/instances?recursion=1"))) {
            if (instance.path("name").asText().startsWith(PREFIX)
                    && instance.path("status").asText().contains(status)) {
                names.add(instance.path("name").asText());
            }
        }
        return names;
    }

    static void removeAll() throws Exception {
        for (String name : all()) {
            exitStatus("delete", "--force", name);
        }
    }

    static int exitStatus(String... words) throws Exception {
        Process process = builder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("lxc " + String.join(" ", words) + " does not terminate");
        }
        return process.exitValue();
    }

    private static String output(String... words) throws IOException {
        Process process =
                builder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        return new String(process.getInputStream().readAllBytes());
    }

    private static ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of("lxc"));
        command.addAll(List.of(words));
        // lxc reads its standard input to the end unless it is a terminal.
        return new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    }
}
