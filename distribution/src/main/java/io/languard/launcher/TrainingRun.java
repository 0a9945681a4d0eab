package io.languard.launcher;

import io.languard.service.settings.Setting;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entry point of the process whose classes go into the {@link ClassArchive}: a platform on loopback with a database of
 * its own and no adapters, which ends after a few requests. It reads no settings of the installation. Run twice in the same
 * folder, it finds its database the second time, as most starts do.
 */
final class TrainingRun {

    /** A stop that is cut off would prevent the archive, and other programs may leave little to this one. */
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

    private static final List<String> PATHS =
            List.of("/api/auth/me", "/api/servers", "/api/games", "/api/system/status", "/metrics", "/console/");
    private static final Path OUT_OF_MEMORY_SCORE = Path.of("/proc/self/oom_score_adj");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private TrainingRun() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]));
        } catch (Exception | Error e) {
            System.err.println("languard: " + e); // the platform that waits for this process logs the last line
            System.exit(1); // threads of the framework would keep it alive
        }
    }

    private static void run(Path folder) throws Exception {
        if (Files.isWritable(OUT_OF_MEMORY_SCORE)) {
            // If memory runs out, this process is the one to end.
            Files.writeString(OUT_OF_MEMORY_SCORE, "1000");
        }
        int port = freePort();
        String password = password(folder.resolve("password.txt"));
        PlatformRunner.run(
                LanguardHome.find(), "training", settings(folder, port, password), (framework, healthProbe) -> {
                    request(healthProbe.root(), password);
                    framework.stop(STOP_TIMEOUT);
                    System.exit(0);
                });
    }

    private static Map<String, String> settings(Path folder, int port, String password) throws IOException {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        settings.put(Setting.LANGUARD_DATA, folder.resolve("data").toString());
        settings.put(
                Setting.LANGUARD_ADAPTERS,
                Files.createDirectories(folder.resolve("adapters")).toString());
        settings.put(Setting.LANGUARD_BIND, "127.0.0.1");
        settings.put(Setting.LANGUARD_PORT, Integer.toString(port));
        settings.put(Setting.LANGUARD_SHELL_PORT, Integer.toString(freePort()));
        settings.put(Setting.LANGUARD_ADMIN_PASSWORD, password);
        settings.put(Setting.LANGUARD_CLASS_ARCHIVE, "false");
        return settings.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    }

    /** Returns the administrator's password, which the first run in a folder chooses. */
    private static String password(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file);
        }
        String chosen = UUID.randomUUID().toString();
        OwnerOnlyFiles.replace(file, chosen.getBytes(StandardCharsets.UTF_8));
        return chosen;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void request(String root, String password) throws IOException {
        HttpURLConnection login = open(root + "/api/auth/login");
        login.setDoOutput(true);
        login.setRequestProperty("Content-Type", "application/json");
        login.getOutputStream()
                .write(("{\"username\":\"admin\",\"password\":\"" + password + "\"}").getBytes(StandardCharsets.UTF_8));
        Matcher token = TOKEN.matcher(read(login));
        if (!token.find()) {
            throw new IOException("the login failed with status " + login.getResponseCode());
        }
        for (String path : PATHS) {
            HttpURLConnection connection = open(root + path);
            connection.setRequestProperty("Authorization", "Bearer " + token.group(1));
            read(connection);
        }
    }

    private static HttpURLConnection open(String address) throws IOException {
        return (HttpURLConnection) URI.create(address).toURL().openConnection();
    }

    private static String read(HttpURLConnection connection) throws IOException {
        try (InputStream in =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
