package io.languard.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyWebhookSenderTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SHORT_LIMIT = Duration.ofMillis(500);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private Receiver receiver(Receiver.Behavior behavior) throws IOException {
        Receiver receiver = new Receiver(behavior);
        opened.add(receiver);
        return receiver;
    }

    private JettyWebhookSender sender(boolean privateAllowed, HostLookup lookup, Duration limit) {
        JettyWebhookSender sender =
                new JettyWebhookSender(privateAllowed, lookup, new SslContextFactory.Client(), limit);
        opened.add(sender::stop);
        return sender;
    }

    private JettyWebhookSender sender() {
        return sender(true, InetAddress::getAllByName, LIMIT);
    }

    private static WebhookRequest request(String url) {
        return new WebhookRequest(
                URI.create(url), "{\"a\":\"ж\"}".getBytes(StandardCharsets.UTF_8), Map.of("X-Test", "yes"));
    }

    private static WebhookResponse send(JettyWebhookSender sender, String url) throws Exception {
        return sender.send(request(url)).get(30, TimeUnit.SECONDS);
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = InetAddress.getByName(texts[i]);
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LOCALHOST.", "a.localhost", "2130706433", "[::1]", "10.0.0.1"})
    void refusesHostsThatAreKnownToBePrivate(String host) {
        URI uri = URI.create("http://" + host + "/");
        assertThat(sender(false, name -> addresses("192.0.2.1"), LIMIT).problem(uri))
                .contains("LANGUARD_WEBHOOK_PRIVATE");
        assertThat(sender(true, name -> addresses("192.0.2.1"), LIMIT).problem(uri))
                .isNull();
    }

    @Test
    void postsTheBodyAndHeaders() throws Exception {
        Receiver receiver = receiver(Receiver.status(204));

        WebhookResponse response = send(sender(), receiver.url());

        assertThat(response.accepted()).isTrue();
        assertThat(response.status()).isEqualTo(204);
        Receiver.Received received = receiver.take();
        assertThat(received.line()).isEqualTo("POST /hook?token=s3cret HTTP/1.1");
        assertThat(received.body()).isEqualTo("{\"a\":\"ж\"}");
        assertThat(received.headers())
                .containsEntry("host", "127.0.0.1:" + receiver.port())
                .containsEntry("content-type", "application/json")
                .containsEntry("x-test", "yes")
                .containsEntry("user-agent", "Languard")
                .doesNotContainKeys("cookie", "authorization", "accept-encoding");
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        Receiver target = receiver(Receiver.status(200));
        for (int status : List.of(301, 302, 303, 307, 308)) {
            Receiver receiver = receiver(Receiver.status(status, "Location: " + target.url()));
            WebhookResponse response = send(sender(), receiver.url());
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.problem()).contains("redirects are not followed");
        }
        Receiver metadata = receiver(Receiver.status(302, "Location: http://169.254.169.254/latest/meta-data/"));
        assertThat(send(sender(), metadata.url()).problem()).contains("redirects are not followed");
        assertThat(target.others()).isEmpty();
    }

    @Test
    void keepsNoCookiesAndAnswersNoChallenge() throws Exception {
        Receiver receiver =
                receiver(Receiver.status(401, "Set-Cookie: a=b; Path=/", "WWW-Authenticate: Basic realm=\"x\""));
        JettyWebhookSender sender = sender();

        assertThat(send(sender, receiver.url()).status()).isEqualTo(401);
        assertThat(send(sender, receiver.url()).status()).isEqualTo(401);

        assertThat(receiver.others()).hasSize(2).allSatisfy(received -> assertThat(received.headers())
                .doesNotContainKeys("cookie", "authorization"));
    }

    @Test
    void obeysTheDelayOf429And503Only() throws Exception {
        JettyWebhookSender sender = sender();
        assertThat(send(
                                sender,
                                receiver(Receiver.status(429, "Retry-After: 120"))
                                        .url())
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(120));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(90));
        assertThat(send(
                                sender,
                                receiver(Receiver.status(503, "Retry-After: " + date))
                                        .url())
                        .retryAfter())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
        assertThat(send(
                                sender,
                                receiver(Receiver.status(500, "Retry-After: 120"))
                                        .url())
                        .retryAfter())
                .isNull();
        assertThat(send(
                                sender,
                                receiver(Receiver.status(429, "Retry-After: soon"))
                                        .url())
                        .retryAfter())
                .isNull();
        assertThat(send(sender, receiver(Receiver.status(429)).url()).problem())
                .isEqualTo("The receiver responds with 429 Too Many Requests");
    }

    @Test
    void aReceiverThatIsGoneIsAProblemAtOnce() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        WebhookResponse response = send(sender(), "http://127.0.0.1:" + port + "/secret");

        assertThat(response.status()).isNull();
        assertThat(response.problem())
                .startsWith("The receiver can't be reached")
                .doesNotContain("secret");
    }

    @Test
    void aReceiverThatClosesTheConnectionIsAProblem() throws Exception {
        Receiver receiver = receiver((received, out) -> out.close());

        assertThat(send(sender(), receiver.url()).problem()).startsWith("The receiver closed the connection");
    }

    @Test
    void aSlowReceiverIsAbandonedAndHoldsUpNoOther() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        opened.add(end::countDown);
        Receiver slow = receiver((received, out) -> end.await());
        Receiver fast = receiver(Receiver.status(200));
        JettyWebhookSender sender = sender();
        List<CompletableFuture<WebhookResponse>> hanging = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            hanging.add(sender.send(request(slow.url())));
        }
        for (int i = 0; i < 40; i++) {
            slow.take();
        }

        assertThat(send(sender, fast.url()).accepted()).isTrue();
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        assertThat(send(sender(true, InetAddress::getAllByName, SHORT_LIMIT), slow.url())
                        .problem())
                .isEqualTo("The receiver does not respond in time");
    }

    @Test
    void aStatusCountsEvenIfTheBodyNeverEnds() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        opened.add(end::countDown);
        Receiver receiver = receiver((received, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            end.await();
        });

        WebhookResponse response = send(sender(true, InetAddress::getAllByName, SHORT_LIMIT), receiver.url());

        assertThat(response.accepted()).isTrue();
        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void aGiantBodyIsNotRead() throws Exception {
        AtomicInteger written = new AtomicInteger();
        CompletableFuture<Void> broken = new CompletableFuture<>();
        Receiver receiver = receiver((received, out) -> {
            try {
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                while (written.incrementAndGet() < 10_000) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                broken.complete(null);
                throw e;
            }
        });

        assertThat(send(sender(), receiver.url()).accepted()).isTrue();

        broken.get(20, TimeUnit.SECONDS);
        assertThat(written.get()).isLessThan(1000);
    }

    @Test
    void aCompressedBombIsNotUnpacked() throws Exception {
        Receiver receiver = receiver(Receiver.status(200, "Content-Encoding: gzip"));

        assertThat(send(sender(), receiver.url()).accepted()).isTrue();
    }

    @Test
    void tooLongHeadersAreAProblem() throws Exception {
        Receiver receiver = receiver(Receiver.status(200, "X-Long: " + "x".repeat(1_000_000)));

        assertThat(send(sender(), receiver.url()).accepted()).isFalse();
    }

    @Test
    void refusesWhatANameResolvesTo() throws Exception {
        JettyWebhookSender strict = sender(false, host -> addresses("127.0.0.1"), LIMIT);
        JettyWebhookSender permitting = sender(true, host -> addresses("169.254.169.254", "fe80::1"), LIMIT);

        assertThat(send(strict, "http://hook.test/").problem()).contains("private", "LANGUARD_WEBHOOK_PRIVATE");
        assertThat(send(permitting, "http://hook.test/").problem()).contains("link-local or metadata");
    }

    @Test
    void refusesEverySpellingOfAnAddress() throws Exception {
        JettyWebhookSender sender = sender(false, InetAddress::getAllByName, LIMIT);
        for (String host :
                List.of("127.0.0.1", "2130706433", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]")) {
            assertThat(send(sender, "http://" + host + ":1/").problem())
                    .as(host)
                    .contains("private");
        }
        assertThat(sender.problem(URI.create("http://127.0.0.1/"))).contains("private");
        assertThat(sender.problem(URI.create("http://[fe80::1]/"))).contains("link-local");
        assertThat(sender.problem(URI.create("http://hook.test/"))).isNull();
    }

    /** A name that changes its address between check and use must not matter. */
    @Test
    void connectsToTheVeryAddressThatWasChecked() throws Exception {
        Receiver receiver = receiver(Receiver.status(200, "Connection: close"));
        AtomicInteger lookups = new AtomicInteger();
        JettyWebhookSender sender = sender(
                true,
                host -> lookups.getAndIncrement() % 2 == 0 ? addresses("127.0.0.1") : addresses("169.254.169.254"),
                LIMIT);
        String url = "http://rebinding.test:" + receiver.port() + "/";

        assertThat(send(sender, url).accepted()).isTrue();
        assertThat(lookups).hasValue(1);
        assertThat(receiver.take().headers()).containsEntry("host", "rebinding.test:" + receiver.port());

        assertThat(send(sender, url).problem()).contains("link-local or metadata");
        assertThat(lookups).hasValue(2);
        assertThat(receiver.others()).isEmpty();
    }

    @Test
    void usesThePermittedAddressesOfANameOnly() throws Exception {
        Receiver receiver = receiver(Receiver.status(200));
        JettyWebhookSender sender = sender(true, host -> addresses("169.254.169.254", "127.0.0.1"), LIMIT);

        assertThat(send(sender, "http://both.test:" + receiver.port() + "/").accepted())
                .isTrue();
    }

    @Test
    void aNameServiceThatHangsHoldsUpNoOtherName() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        opened.add(end::countDown);
        AtomicInteger hanging = new AtomicInteger();
        Receiver receiver = receiver(Receiver.status(200));
        JettyWebhookSender sender = sender(
                true,
                host -> {
                    if (host.equals("slow.test")) {
                        hanging.incrementAndGet();
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        throw new UnknownHostException(host);
                    }
                    return addresses("127.0.0.1");
                },
                Duration.ofSeconds(2));
        List<CompletableFuture<WebhookResponse>> waiting = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            waiting.add(sender.send(request("http://slow.test/" + i)));
        }

        assertThat(send(sender, "http://fast.test:" + receiver.port() + "/").accepted())
                .isTrue();

        for (CompletableFuture<WebhookResponse> response : waiting) {
            assertThat(response.get(20, TimeUnit.SECONDS).problem()).isEqualTo("The receiver does not respond in time");
        }
        assertThat(hanging).hasValue(1);
    }

    @Test
    void anUnknownHostIsAProblem() throws Exception {
        JettyWebhookSender sender = sender(
                false,
                host -> {
                    throw new UnknownHostException(host);
                },
                LIMIT);

        assertThat(send(sender, "http://nowhere.test/").problem()).isEqualTo("The host is unknown");
    }
}
