package io.languard.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the files of the web console are served. */
abstract class ConsoleFilesContract extends ApiContract {

    private static final Pattern SCRIPT = Pattern.compile("src=\"([^\"]+\\.js)\"");

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/servers/1", "/console/servers/1/log?q=a", "/console/a/b/c/d"})
    void everyAddressOfTheConsoleIsThePageAndFindsItsScript(String path) throws Exception {
        HttpResponse<String> page = get(path, "text/html", "identity");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");

        Matcher script = SCRIPT.matcher(page.body());
        assertThat(script.find()).isTrue();
        HttpResponse<String> file = http.send(
                HttpRequest.newBuilder(uri(path).resolve(script.group(1))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void scriptsAreSentCompressedToClientsThatAcceptIt() throws Exception {
        Matcher script =
                SCRIPT.matcher(get("/console/", "text/html", "identity").body());
        assertThat(script.find()).isTrue();
        String path = "/console/" + script.group(1).replace("./", "");
        HttpResponse<String> plain = get(path, "*/*", "identity");
        HttpResponse<String> gzip = get(path, "*/*", "gzip, deflate, br;q=0");
        HttpResponse<String> brotli = get(path, "*/*", "gzip, deflate, br");
        assertThat(header(plain, "Content-Encoding")).isNull();
        assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(brotli, "Content-Encoding")).isEqualTo("br");
        assertThat(header(brotli, "Vary")).contains("Accept-Encoding");
        assertThat(length(gzip)).isLessThan(length(plain));
        assertThat(length(brotli)).isLessThan(length(gzip));
    }

    private static long length(HttpResponse<?> response) {
        return response.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/missing.js",
                "/console/index.html.gz.js",
                "/console/app-AAAAAAAA.js",
                "/console/%2e%2e/ConsoleServlet.class.js",
                "/console/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w"
            })
    void whatDoesNotExistIsNotFoundOrRefused(String path) throws Exception {
        assertThat(get(path, "*/*", "identity").statusCode()).isIn(400, 404);
    }

    @Test
    void browsersAreSentFromTheRootToTheConsoleAndOthersHearThatNothingIsThere() throws Exception {
        HttpResponse<String> browser = get("/", "text/html,application/xhtml+xml", "identity");
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(header(browser, "Location")).isEqualTo("console/");
        assertThat(get("/console", "text/html", "identity").statusCode()).isEqualTo(302);
        assertThat(get("/", "application/json", "identity").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> get(String path, String accept, String encoding) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", accept)
                        .header("Accept-Encoding", encoding)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(platform().root().replaceFirst("/api$", "") + path);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
