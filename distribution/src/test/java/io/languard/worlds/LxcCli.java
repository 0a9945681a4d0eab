package io.languard.worlds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** This machine's LXD, with the hands of its own command line. */
final class LxcCli {

    /** What the names of all containers begin with that these tests make. */
    static final String PREFIX = "languard-dist-";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LxcCli() {}

    /** Skips the test where there is no engine, unless the machine was prepared for it. */
    static void assumeAvailable() throws Exception {
        boolean there;
        try {
            there = exitStatus("query", "/1.0/images/aliases/wan-blok") == 0;
        } catch (IOException e) {
            there = false;
        }
        if (!there && System.getenv("LANGUARD_TEST_ENGINE") != null) {
            throw new AssertionError("there is no LXD with image wan-blok");
        }
        assumeTrue(there, "Skipped, needs LXD with image wan-blok");
    }

    /** Names of the tests' containers that run. */
    static List<String> running() throws Exception {
        return names("Running");
    }

    /** Names of the tests' containers. */
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
            throw new AssertionError("lxc " + String.join(" ", words) + " does not end");
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
        // It reads its input to the end where that is no terminal.
        return new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    }
}
