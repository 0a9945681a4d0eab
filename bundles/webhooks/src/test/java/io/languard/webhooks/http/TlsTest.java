package io.languard.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends to a receiver whose certificate is valid for {@code right.test} only. */
class TlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path folder;

    private static KeyStore keys;

    @BeforeAll
    static void createCertificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "san=dns:right.test",
                        "-validity",
                        "30",
                        "-alias",
                        "receiver",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = tool.getInputStream()) {
            String log = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tool.waitFor()).as(log).isZero();
        }
        keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static WebhookResponse send(String host, KeyStore trusted) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SslContextFactory.Client tls = new SslContextFactory.Client();
        if (trusted != null) {
            tls.setTrustStore(trusted);
        }
        JettyWebhookSender sender = new JettyWebhookSender(
                true, name -> new InetAddress[] {InetAddress.getLoopbackAddress()}, tls, Duration.ofSeconds(10));
        try (Receiver receiver = new Receiver(Receiver.status(200), context.getServerSocketFactory())) {
            return sender.send(new WebhookRequest(
                            URI.create("https://" + host + ":" + receiver.port() + "/"), new byte[] {'1'}, Map.of()))
                    .get(30, TimeUnit.SECONDS);
        } finally {
            sender.stop();
        }
    }

    @Test
    void acceptsACertificateForTheName() throws Exception {
        assertThat(send("right.test", keys).problem()).isNull();
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        assertThat(send("wrong.test", keys).problem()).startsWith("The connection can't be secured: ");
        assertThat(send("127.0.0.1", keys).problem()).startsWith("The connection can't be secured: ");
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() throws Exception {
        assertThat(send("right.test", null).problem()).startsWith("The connection can't be secured: ");
    }
}
