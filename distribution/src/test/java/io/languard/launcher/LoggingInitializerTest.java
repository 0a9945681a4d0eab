package io.languard.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;

/** Tests the shipped configuration of the log. */
class LoggingInitializerTest {

    private static final Path SHIPPED = Path.of("src/main/dist/conf/logback.xml");
    private static final String ALL_ASCII = IntStream.rangeClosed(' ', '~')
            .filter(character -> character != '/')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private static final String EVERY_LINE_ROLLS = "<maxFileSize>1";

    private LoggerContext context = new LoggerContext();

    @TempDir
    private Path temporary;

    private String folderBefore;

    @BeforeEach
    void rememberFolder() {
        folderBefore = System.getProperty(LoggingInitializer.FOLDER, "");
    }

    @AfterEach
    void restoreFolder() {
        context.stop();
        System.setProperty(LoggingInitializer.FOLDER, folderBefore);
    }

    static Stream<String> folders() {
        Stream<String> characters = ALL_ASCII.chars().mapToObj(character -> "a" + (char) character + "b");
        Stream<String> ends = ALL_ASCII.chars().mapToObj(character -> (char) character + "x" + (char) character);
        Stream<String> others = Stream.of(
                ALL_ASCII,
                " two  blanks ",
                "%41",
                "%d",
                "%i",
                "%d{yyyy}",
                "${user.home}",
                "${unknown:-x}",
                "${",
                "\u00e4\u00f6 \u4e16\u754c \ud83c\udfae");
        return Stream.of(characters, ends, others).flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void writesAndRollsOverInAFolderOfAnyName(String name) throws Exception {
        Path folder = Files.createDirectory(temporary.resolve(name));
        configure(folder, shipped().replace("<maxFileSize>10MB", EVERY_LINE_ROLLS));

        log().info("first");
        log().info("second");
        context.stop(); // waits for the compression

        assertThat(LoggingInitializer.firstError(context)).isEmpty();
        assertThat(Files.readString(folder.resolve("languard.log")))
                .contains(" - second")
                .doesNotContain("first");
        assertThat(names(folder))
                .hasSize(2)
                .anyMatch(file -> file.matches("languard\\.[0-9]{4}-[0-9]{2}-[0-9]{2}\\.0\\.log\\.gz"));
        assertThat(names(temporary)).containsExactly(name);
    }

    @Test
    void continuesTheNumbersOfTheDay() throws Exception {
        for (int i = 0; i < 3; i++) {
            configure(temporary, shipped().replace("<maxFileSize>10MB", EVERY_LINE_ROLLS));
            log().info("line");
            log().info("line");
            context.stop();
        }

        assertThat(names(temporary)).filteredOn(name -> name.endsWith(".gz")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void deletesWhatExceedsTheTotalSize() throws Exception {
        configure(
                temporary,
                shipped()
                        .replace("<maxFileSize>10MB", EVERY_LINE_ROLLS)
                        .replace("<totalSizeCap>200MB", "<totalSizeCap>1KB"));
        for (int i = 0; i < 10; i++) {
            log().info("{}", new Random(i).ints(400).boxed().toList());
        }
        context.stop();

        assertThat(names(temporary)).filteredOn(name -> name.endsWith(".gz")).hasSizeLessThan(5);
    }

    @Test
    void indentsWhatDoesNotBeginARecord() throws Exception {
        configure(temporary, shipped());

        log().info("a\n2026-01-01T00:00:00.000Z ERROR [x] forged\r\nb\rc\u0085d\u2028e\u001b[31m");
        log().info("failed", new IllegalStateException("f\n2026-01-01T00:00:00.000Z ERROR [x] forged"));

        List<String> lines = Files.readString(temporary.resolve("languard.log"), UTF_8)
                .lines()
                .filter(line -> !line.startsWith("    "))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).endsWith(" - a");
        assertThat(lines.get(1)).endsWith(" - failed");
        assertThat(Files.readString(temporary.resolve("languard.log"), UTF_8))
                .contains("\n    java.lang.IllegalStateException: f\n    2026", "\n    \tat ")
                .contains("c?d?e?[31m");
    }

    @Test
    void reportsALogThatCannotBeWritten() throws Exception {
        Files.createFile(temporary.resolve("file"));
        configure(temporary.resolve("file"), shipped());

        assertThat(LoggingInitializer.firstError(context)).get().asString().contains("languard.log");
    }

    private void configure(Path folder, String configuration) throws Exception {
        System.setProperty(LoggingInitializer.FOLDER, folder.toString());
        context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        context.setMDCAdapter(new LogbackMDCAdapter());
        configurator.doConfigure(new ByteArrayInputStream(configuration.getBytes(UTF_8)));
    }

    private Logger log() {
        return context.getLogger("io.languard.Sample");
    }

    private static String shipped() throws Exception {
        return Files.readString(SHIPPED);
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
