package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each claim in {@code docs/reliability.md} names tests, and all of them exist. */
class ReliabilityTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.([a-z]\\w+)`");

    @Test
    void everyClaimNamesTestsThatExist() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        List<String> unproven = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/reliability.md"))) {
            List<MatchResult> tests = TEST.matcher(line).results().toList();
            if (isClaim(line) && tests.isEmpty()) {
                unproven.add(line);
            }
            for (MatchResult test : tests) {
                if (!sources.getOrDefault(test.group(1), "").contains(" void " + test.group(2) + "(")) {
                    missing.add(test.group());
                }
            }
        }
        assertThat(unproven).isEmpty();
        assertThat(missing).isEmpty();
    }

    private static boolean isClaim(String line) {
        return line.startsWith("| ") && !line.startsWith("| fault |") && !line.startsWith("| what |");
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean hasNoTests = name.equals("target") || name.equals("main") || name.startsWith(".");
                return hasNoTests && !folder.equals(ROOT) // the folder of the project may have any name
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(".java")) {
                    sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
