package io.languard.http;

import static io.languard.http.HttpServerFixture.servlet;
import static io.languard.http.HttpServerFixture.text;
import static io.languard.http.HttpServerFixture.textServlet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.service.settings.Settings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.ee11.servlet.HttpOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherServletTest {

    private HttpServerFixture running;

    @BeforeEach
    void setUp() throws IOException {
        running = new HttpServerFixture();
    }

    @AfterEach
    void tearDown() {
        running.close();
    }

    @Test
    void servesServletsUntilTheyAreRemoved() throws Exception {
        Servlet one = textServlet("one");
        assertThat(running.get("/one/x").statusCode()).isEqualTo(404);

        running.add("/one/*", one);
        running.add("/two/*", textServlet("two"));
        assertThat(text(running.get("/one/x"))).isEqualTo("one");

        running.server().remove(one);
        assertThat(running.get("/one/x").statusCode()).isEqualTo(404);
        assertThat(text(running.get("/two/x"))).isEqualTo("two");

        running.add("/one/*", textServlet("one again"));
        assertThat(text(running.get("/one/x"))).isEqualTo("one again");
    }

    @Test
    void providesWebSocketContainerToServletsAddedBeforeTheStart() throws Exception {
        HttpServer later = new HttpServer(
                new Settings(HttpServerFixture.settings(HttpServerFixture.freePort())), new RequestMetrics());
        AtomicBoolean found = new AtomicBoolean();
        Servlet servlet = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            public void init() {
                found.set(getServletContext().getAttribute("jakarta.websocket.server.ServerContainer") != null);
            }
        };
        later.add(servlet, HttpServerFixture.registration("/early"));
        later.start();
        later.stop();

        assertThat(found).isTrue();
    }

    @Test
    void destroysRemovedServlets() throws Exception {
        AtomicBoolean destroyed = new AtomicBoolean();
        Servlet servlet = new HttpServlet() {
            @Override
            public void destroy() {
                destroyed.set(true);
            }
        };
        running.add("/x", servlet);
        assertThat(running.get("/x").statusCode()).isEqualTo(405);
        running.server().remove(servlet);

        assertThat(destroyed).isTrue();
    }

    @Test
    void addingAndRemovingServletsDoesNotAffectOthers() throws Exception {
        running.add("/steady", textServlet("steady"));
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch asked = new CountDownLatch(200);
        Thread client = new Thread(() -> {
            while (!over.get()) {
                try {
                    if (running.get("/steady").statusCode() != 200) {
                        wrong.incrementAndGet();
                    }
                } catch (Exception e) {
                    wrong.incrementAndGet();
                }
                asked.countDown();
            }
        });
        client.start();
        for (int i = 0; i < 100 || asked.getCount() > 0; i++) {
            Servlet servlet = textServlet("passing");
            running.add("/passing/*", servlet);
            running.server().remove(servlet);
        }
        over.set(true);
        client.join();

        assertThat(wrong).hasValue(0);
    }

    @Test
    void streamsLargeBodies() throws Exception {
        long size = 200L * 1024 * 1024;
        running.add("/upload", servlet((request, response) -> {
            byte[] piece = new byte[64 * 1024];
            long count = 0;
            for (int read; (read = request.getInputStream().read(piece)) >= 0; ) {
                count += read;
            }
            response.getWriter().write(Long.toString(count));
        }));
        try (Socket socket = running.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /upload HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data;"
                            + " boundary=X\r\nContent-Length: " + size + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[1024 * 1024];
            for (long sent = 0; sent < size; sent += piece.length) {
                out.write(piece);
            }
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\n" + size);
        }
    }

    @Test
    void supportsAsynchronousResponses() throws Exception {
        running.add("/later", servlet((request, response) -> {
            AsyncContext later = request.startAsync();
            later.start(() -> {
                try {
                    later.getResponse().getWriter().write("later");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                later.complete();
            });
        }));

        assertThat(text(running.get("/later"))).isEqualTo("later");
    }

    @Test
    void readsStandardWhiteboardProperties() throws Exception {
        AtomicReference<String> greeting = new AtomicReference<>();
        Servlet servlet = new HttpServlet() {
            private static final long serialVersionUID = 1L;

            @Override
            public void init() {
                greeting.set(getServletName() + " " + getInitParameter("greeting"));
            }

            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.getWriter().print(request.isAsyncSupported());
                try {
                    request.startAsync().complete();
                } catch (IllegalStateException e) {
                    response.getWriter().print(" refused");
                }
            }
        };
        Map<String, Object> properties = Map.of(
                "osgi.http.whiteboard.servlet.pattern", new String[] {"/a/*", "/b"},
                "osgi.http.whiteboard.servlet.name", "letters",
                "servlet.init.greeting", "hello");
        running.server().add(servlet, ServletRegistration.of(servlet, properties));

        assertThat(greeting).hasValue("letters hello");
        assertThat(text(running.get("/a/x"))).isEqualTo("false refused");
        assertThat(text(running.get("/b"))).isEqualTo("false refused");
        assertThat(running.get("/b/x").statusCode()).isEqualTo(404);
        running.server().remove(servlet);

        Map<String, Object> async = new HashMap<>(properties);
        async.put("osgi.http.whiteboard.servlet.asyncSupported", true);
        running.server().add(servlet, ServletRegistration.of(servlet, async));
        assertThat(text(running.get("/a"))).isEqualTo("true");
    }

    @Test
    void lengthInAHeaderEndsTheResponse() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        running.add("/length", servlet((request, response) -> {
            response.addHeader("content-length", "4");
            response.getOutputStream().write("text".getBytes(StandardCharsets.UTF_8));
            ended.complete(((HttpOutput) response.getOutputStream()).isClosed());
        }));

        assertThat(text(running.get("/length"))).isEqualTo("text");
        // The client may have the whole response before the servlet returns.
        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(running.send("HEAD", "/length").headers().firstValue("Content-Length"))
                .contains("4");
    }

    @Test
    void letsServletsUpgradeToWebSocket() throws Exception {
        running.add("/ws/*", new EchoServlet());
        EchoClient echoClient = new EchoClient();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        running.uri("/ws/7")
                                .resolve("ws://127.0.0.1:" + running.server().port() + "/ws/7"),
                        echoClient)
                .get(5, TimeUnit.SECONDS);
        socket.sendText("hello", true);

        assertThat(echoClient.next()).isEqualTo("7: hello");
        socket.abort();
    }

    @Test
    void stopsWithinTwoSecondsDespiteOpenConnections() throws Exception {
        running.add("/ws/*", new EchoServlet());
        running.add("/quick", textServlet("quick"));
        EchoClient echoClient = new EchoClient();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        running.uri("/")
                                .resolve("ws://127.0.0.1:" + running.server().port() + "/ws/7"),
                        echoClient)
                .get(5, TimeUnit.SECONDS);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        running.add("/slow", servlet((request, response) -> {
            entered.countDown();
            end.await();
        }));
        try (Socket idle = running.socket();
                Socket slow = running.socket()) {
            idle.getOutputStream().write("GET /quick HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            slow.getOutputStream().write("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();

            Instant begin = Instant.now();
            running.server().stop();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2000));
        } finally {
            end.countDown();
        }
    }

    @Test
    void failsToStartIfThePortIsTaken() {
        Map<String, String> taken = HttpServerFixture.settings(running.server().port());

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new HttpServer(new Settings(taken), new RequestMetrics()).start())
                .withMessageContaining(Integer.toString(running.server().port()));
    }
}
