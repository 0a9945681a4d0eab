package io.languard.arma3.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The third-party programs, installed on first use. */
final class PeerPrograms {

    private static final Path SOURCE = Path.of("peers");
    private static final Path FOLDER = Path.of("target", "peers").toAbsolutePath();
    private static final List<String> INSTALL =
            List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1");
    private static String missing;

    private PeerPrograms() {}

    /** Skips the test if the programs are unavailable, unless they are required. */
    static synchronized void assumeInstalled() throws Exception {
        if (missing == null) {
            missing = install();
        }
        if (System.getenv("LANGUARD_TEST_PEERS") != null && !missing.isEmpty()) {
            throw new AssertionError(missing);
        }
        assumeTrue(missing.isEmpty(), missing);
    }

    /** Returns the JSON that a script prints. */
    static JsonNode run(String script, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("node", script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path out = Files.createTempFile(FOLDER, script, ".out");
        Path problems = Files.createTempFile(FOLDER, script, ".err");
        int status = status(command, out, problems);
        if (status != 0) {
            throw new AssertionError(
                    command + " ended with " + status + " (-1: not at all): " + Files.readString(problems));
        }
        return new ObjectMapper().readTree(out.toFile());
    }

    /** Returns why the programs are unavailable; empty if they are available. */
    private static String install() throws Exception {
        try {
            Files.createDirectories(FOLDER);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(SOURCE, Files::isRegularFile)) {
                for (Path file : files) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path log = FOLDER.resolve("npm.log");
            return status(INSTALL, log, log) == 0 ? "" : "npm can't fetch the peers: " + Files.readString(log);
        } catch (IOException e) {
            return "Node.js or npm is not there: " + e.getMessage();
        }
    }

    private static int status(List<String> command, Path out, Path problems) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(problems.toFile()));
        Process process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
