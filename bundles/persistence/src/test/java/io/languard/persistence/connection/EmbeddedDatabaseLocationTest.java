package io.languard.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.persistence.testing.StoreFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the name of the folder is never taken for anything else. */
class EmbeddedDatabaseLocationTest {

    private static final String ALL_ASCII = IntStream.rangeClosed(' ', '~')
            .filter(character -> character != '/')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    @TempDir
    private Path temporary;

    static Stream<String> folders() {
        Stream<String> characters = ALL_ASCII.chars().mapToObj(character -> "a" + (char) character + "b");
        Stream<String> ends = ALL_ASCII.chars().mapToObj(character -> (char) character + "x" + (char) character);
        Stream<String> others = Stream.of(
                ALL_ASCII,
                " two  blanks ",
                "%41",
                "${user.home}",
                "~",
                "mem:",
                "file:",
                "x;MODE=Oracle",
                "x;INIT=SHUTDOWN",
                "\u00e4\u00f6 \u4e16\u754c \ud83c\udfae");
        return Stream.of(characters, ends, others).flatMap(names -> names);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void storesTheDatabaseInTheFolderOfAnyName(String name) throws Exception {
        Path folder = temporary.resolve(name);
        try (Connection connection =
                        new EmbeddedDatabaseLocation(folder).dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbers (number INT)");
            statement.execute("INSERT INTO numbers VALUES (42)");
        }
        try (Connection connection =
                        new EmbeddedDatabaseLocation(folder).dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT number FROM numbers")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }

        assertThat(files(temporary)).containsExactly(folder);
        assertThat(files(folder)).containsExactly(folder.resolve("languard.mv.db"));
    }

    @Test
    void migratesAndReopensADatabaseInAFolderOfAnyName() throws Exception {
        Path data = temporary.resolve(ALL_ASCII + " ${user.home} %41 ");
        try (StoreFixture storeFixture = StoreFixture.embedded(data)) {
            assertThat(storeFixture.servers().list()).isEmpty();
            storeFixture.reopen();
            assertThat(storeFixture.database().available()).isTrue();
        }

        assertThat(files(temporary)).containsExactly(data);
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
