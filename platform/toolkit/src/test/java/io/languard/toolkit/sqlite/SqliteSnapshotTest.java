package io.languard.toolkit.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uses the SQLite of Python, as another process that writes. */
@Timeout(120)
class SqliteSnapshotTest {

    private static final Path PYTHON = Path.of("/usr/bin/python3");

    /** Two tables that always have the same sum, changed in transactions of many pages. */
    private static final String SETUP =
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.execute('create table a (id integer primary key, n integer, filler text)')
            db.execute('create table b (id integer primary key, n integer, filler text)')
            for i in range(4000):
                db.execute('insert into a values (?, ?, ?)', (i, 0, 'x' * 500))
                db.execute('insert into b values (?, ?, ?)', (i, 0, 'y' * 500))
            db.commit()
            """;

    private static final String WRITER =
            """
            import sqlite3, sys, time
            db = sqlite3.connect(sys.argv[1], timeout=2)
            print('writing', flush=True)
            n = 0
            while True:
                n += 1
                db.execute('update a set n = ? where id % 7 = ?', (n, n % 7))
                db.execute('update b set n = ? where id % 7 = ?', (n, n % 7))
                db.commit()
                time.sleep(0.3)
            """;

    private static final String CHECK =
            """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            print(db.execute('pragma integrity_check').fetchone()[0],
                db.execute('select sum(n) from a').fetchone() == db.execute('select sum(n) from b').fetchone(),
                db.execute('select sum(n) from a').fetchone()[0])
            """;

    @TempDir
    Path folder;

    private Path database;
    private Path copy;

    @BeforeEach
    void create() throws Exception {
        assumeTrue(Files.isExecutable(PYTHON));
        database = folder.resolve("map.sqlite");
        copy = Files.createFile(folder.resolve("copy"));
    }

    private static Process python(String script, Path file) throws IOException {
        return new ProcessBuilder(PYTHON.toString(), "-c", script, file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String run(String script, Path file) throws Exception {
        Process process = python(script, file);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }

    @Test
    void aCopyOfADatabaseAtRestIsEqual() throws Exception {
        run(SETUP, database);

        SqliteSnapshot.copy(database, copy);

        assertThat(copy).hasSameBinaryContentAs(database);
    }

    @Test
    void copiesOfADatabaseInUseAreConsistentAndTheWriterIsNotDisturbed() throws Exception {
        run(SETUP, database);
        Process writer = python(WRITER, database);
        try {
            assertThat(new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))
                            .readLine())
                    .isEqualTo("writing");
            for (int round = 0; round < 10; round++) {
                SqliteSnapshot.copy(database, copy);
                assertThat(run(CHECK, copy)).startsWith("ok True ");
            }
            assertThat(writer.isAlive()).isTrue();
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesADatabaseThatNeedsRecovery() throws Exception {
        run(SETUP, database);
        Files.writeString(folder.resolve("map.sqlite-journal"), "a journal of a crash");

        assertThatThrownBy(() -> SqliteSnapshot.copy(database, copy)).hasMessageContaining("needs recovery");
    }

    @Test
    void refusesADatabaseInTheModeWal() throws Exception {
        run(SETUP + "db.execute('pragma journal_mode=wal')\n", database);

        assertThatThrownBy(() -> SqliteSnapshot.copy(database, copy)).hasMessageContaining("WAL");
    }

    @Test
    void refusesWhatIsNoDatabase() throws Exception {
        Files.writeString(database, "text ".repeat(100));

        assertThatThrownBy(() -> SqliteSnapshot.copy(database, copy)).hasMessageContaining("not an SQLite database");
    }
}
