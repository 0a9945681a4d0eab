package io.languard.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests file uploads. */
class MultipartUploadTest {

    private static final String FILE = "Content-Disposition: form-data; name=\"file\"; filename=\"New.Stratis.pbo\"";
    private static final int MAX_BYTES = ApiFixture.MAX_UPLOAD_MB * 1024 * 1024;

    private static ApiFixture apiFixture;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
    }

    @AfterAll
    static void stop() throws Exception {
        apiFixture.close();
    }

    @BeforeEach
    void reset() {
        apiFixture.servers.failure = null;
        apiFixture.missions.uploaded = null;
        apiFixture.missions.failed = null;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 9300, 100_000, MAX_BYTES})
    void fileIsStoredUnchanged(int size) throws Exception {
        byte[] content = bytes(size);
        HttpResponse<String> reply = send(form(FILE, content), "multipart/form-data; boundary=XX", false);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"success":true,"data":{"id":2,"filename":"New.Stratis.pbo","mission_name":"New.Stratis",\
                        "terrain":"Altis","file_size":%d,"uploaded_at":"2026-04-16T09:00:00Z"},"error":null}"""
                                .formatted(size));
        assertThat(apiFixture.missions.uploaded).isEqualTo("admin New.Stratis.pbo " + digest(content));
        assertThat(send(form(FILE, content), "Multipart/Form-Data; charset=utf-8; boundary=\"XX\"", true)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void similarBytesAreNotMistakenForTheBoundary() throws Exception {
        byte[] content = "a\r\n--X\r\n--XXY\r\n --XX--\r\n--xx\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(send(form(FILE, content)).statusCode()).isEqualTo(201);
        assertThat(apiFixture.missions.uploaded).isEqualTo("admin New.Stratis.pbo " + digest(content));
    }

    @Test
    void otherFieldsMayPrecedeOrFollowTheFile() throws Exception {
        String before = "--XX\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n";
        String after =
                "\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b\"\r\n\r\nx\r\n--XX--\r\n";
        byte[] body = concat(before, "--XX\r\n" + FILE + "\r\n\r\n", "abc", after);
        assertThat(send(body).statusCode()).isEqualTo(201);
        assertThat(apiFixture.missions.uploaded).endsWith(digest("abc".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename=\"Mission Ж.pbo\"; name=\"file\" | Mission Ж.pbo",
                "name=file; filename=plain.pbo | plain.pbo",
                "name=\"file\"; filename=\"a \\\"b\\\".pbo\" | a \"b\".pbo",
                "name=\"file\"; filename=\"..\\x;y=z.pbo\" | ..\\x;y=z.pbo",
                "NAME=\"file\" ;FileName = \"../../etc/passwd\" | ../../etc/passwd",
                "name=\"file\"; filename=\"x\"; filename*=UTF-8''%D0%96+.pbo | Ж+.pbo",
                "name=\"file\"; filename=\"x\"; filename*=nothing | x"
            })
    void fileNameIsPassedOnUnchanged(String header, String name) throws Exception {
        assertThat(send(form("Content-Disposition: form-data; " + header, new byte[] {1}))
                        .statusCode())
                .isEqualTo(201);
        assertThat(apiFixture.missions.uploaded).startsWith("admin " + name + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/octet-stream", "multipart/mixed; boundary=XX", "x", ""})
    void otherContentTypesAreRejected(String type) throws Exception {
        refused(send(form(FILE, new byte[] {1}), type, false), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--XX--\r\n",
                "nothing",
                "--XX\r\n\r\nno header\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a\"\r\n\r\nx\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nx\r\n--XX--\r\n",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nno end",
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n",
                "--XX\r\nContent-Disposition",
                "--YY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--YY--\r\n"
            })
    void formWithoutACompleteFileIsRejected(String body) throws Exception {
        refused(send(body.getBytes(StandardCharsets.US_ASCII)), 422, "VALIDATION_ERROR");
        assertThat(apiFixture.missions.uploaded).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=\"\""})
    void formRequiresABoundary(String type) throws Exception {
        refused(send(form(FILE, new byte[] {1}), type, false), 422, "VALIDATION_ERROR");
    }

    @Test
    void contentBeforeTheFileIsLimited() throws Exception {
        String header = "X-Long: " + "x".repeat(70_000) + "\r\n" + FILE;
        refused(send(form(header, new byte[] {1})), 422, "VALIDATION_ERROR");
        String name = "Content-Disposition: form-data; name=\"file\"; filename=\"" + "\\\"".repeat(20_000) + "\"";
        refused(send(form(name, new byte[] {1})), 422, "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fileBeyondTheLimitIsRejectedAndNotStored(boolean chunked) throws Exception {
        for (int size : new int[] {MAX_BYTES + 1, 10 * MAX_BYTES}) {
            refused(send(form(FILE, bytes(size)), "multipart/form-data; boundary=XX", chunked), 413, "UPLOAD_FAILED");
            assertThat(apiFixture.missions.uploaded).isNull();
        }
    }

    @Test
    void jsonLimitsStillApplyToOtherRoutes() throws Exception {
        assertThat(apiFixture
                        .admin("PUT", "/servers/1/missions/rotation", " ".repeat(10 * 1024 * 1024))
                        .code())
                .isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void rejectionByTheAdapterReachesTheClient() throws Exception {
        apiFixture.servers.failure = new LanguardException(ErrorCode.UPLOAD_FAILED, "It is no mission");
        refused(send(form(FILE, bytes(MAX_BYTES))), 400, "UPLOAD_FAILED");
    }

    @Test
    void abortedUploadFailsInTheConsumer() throws Exception {
        byte[] form = form(FILE, bytes(500_000));
        try (Socket socket = new Socket("127.0.0.1", apiFixture.web.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/servers/1/missions/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer admin\r\n"
                            + "Content-Type: multipart/form-data; boundary=XX\r\nContent-Length: " + form.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(form, 0, 300_000);
            out.flush();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (apiFixture.missions.failed == null && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(apiFixture.missions.failed).isEqualTo("New.Stratis.pbo");
        assertThat(apiFixture.missions.uploaded).isNull();
    }

    @Test
    void viewersAndUnauthenticatedClientsAreRejected() throws Exception {
        HttpRequest.Builder request = request(form(FILE, new byte[] {1}), "multipart/form-data; boundary=XX", false);
        assertThat(apiFixture
                        .web
                        .send(request.setHeader("Authorization", "Bearer viewer")
                                .build())
                        .statusCode())
                .isEqualTo(403);
        assertThat(apiFixture
                        .web
                        .send(request.setHeader("Authorization", "Bearer x").build())
                        .statusCode())
                .isEqualTo(401);
    }

    private static void refused(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(new ApiFixture.ApiReply(status, reply.body(), reply).code()).isEqualTo(code);
        assertThat(reply.body()).doesNotContain("mimepull", "Exception", "MIME");
    }

    private static byte[] form(String headers, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(("--XX\r\n" + headers + "\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(content);
        out.write("\r\n--XX--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static byte[] concat(String... texts) {
        return String.join("", texts).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static HttpResponse<String> send(byte[] body) throws Exception {
        return send(body, "multipart/form-data; boundary=XX", false);
    }

    private static HttpResponse<String> send(byte[] body, String type, boolean chunked) throws Exception {
        return apiFixture.web.send(request(body, type, chunked).build());
    }

    private static HttpRequest.Builder request(byte[] body, String type, boolean chunked) {
        InputStream in = new ByteArrayInputStream(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + apiFixture.web.port() + "/api/servers/1/missions/upload"))
                .header("Authorization", "Bearer admin")
                .POST(
                        chunked
                                ? HttpRequest.BodyPublishers.ofInputStream(() -> in)
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        return type.isEmpty() ? request : request.header("Content-Type", type);
    }
}
