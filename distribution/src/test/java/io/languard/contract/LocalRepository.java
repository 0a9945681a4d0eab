package io.languard.contract;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Maven repository in the state after {@code mvn install} of this project, and Maven using it: a copy of this build's
 * repository with the artifacts of this build instead of those of earlier ones.
 */
final class LocalRepository {

    private static final String VERSION = "1.0.0";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The artifacts that adapter authors need, with their modules. */
    private static final Map<String, String> ARTIFACTS = Map.ofEntries(
            Map.entry("languard", ""),
            Map.entry("languard-bom", "platform/bom"),
            Map.entry("languard-api", "platform/api"),
            Map.entry("languard-world-api", "platform/world-api"),
            Map.entry("languard-toolkit", "platform/toolkit"),
            Map.entry("languard-service", "platform/service"),
            Map.entry("languard-spi", "platform/spi"),
            Map.entry("languard-log-tail", "libraries/log-tail"),
            Map.entry("languard-core", "platform/core"),
            Map.entry("languard-testkit", "platform/testkit"),
            Map.entry("languard-tck", "platform/testkit/tck"),
            Map.entry("languard-adapter-archetype", "platform/testkit/archetype"));

    private final Path folder;

    private LocalRepository(Path folder) {
        this.folder = folder;
    }

    static LocalRepository make(Path folder) throws IOException {
        Path old = Path.of(System.getProperty("languard.maven.repository"));
        Path ours = old.resolve("io/languard");
        Files.walkFileTree(old, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(ours)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(old.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                link(file, folder.resolve(old.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        for (Map.Entry<String, String> artifact : ARTIFACTS.entrySet()) {
            install(artifact.getKey(), ROOT.resolve(artifact.getValue()), folder);
        }
        return new LocalRepository(folder);
    }

    /** Runs Maven and returns its output; fails unless it succeeds. */
    String maven(Path directory, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("languard.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + folder));
        command.addAll(List.of(words));
        Path output = Files.createTempFile(directory, "maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        String log = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(log);
        }
        return log;
    }

    private static void install(String name, Path module, Path repository) throws IOException {
        Path target = Files.createDirectories(repository.resolve("io/languard/" + name + "/" + VERSION));
        Path flattened = module.resolve("target/.flattened-pom.xml");
        Path pom = Files.exists(flattened) ? flattened : module.resolve("pom.xml");
        Files.copy(pom, target.resolve(name + "-" + VERSION + ".pom"));
        Path jar = module.resolve("target/" + name + "-" + VERSION + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, target.resolve(jar.getFileName()));
        }
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
