package io.languard.console;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * {@code /console/*}: the page of the web console and its files. Every path that does not name a file is an address
 * within the page, and returns the page.
 */
@Component(
        service = Servlet.class,
        property = {"osgi.http.whiteboard.servlet.pattern=/console/*", "osgi.http.whiteboard.servlet.name=console"})
public class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nothing inline, nothing from another host; texts become markup only through the templates of Lit. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types lit-html";

    private static final int MAX_DEPTH = 20;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            redirect(request, response);
            return;
        }
        ConsoleFile file = find(path.substring(1), AcceptedEncodings.of(request.getHeader("Accept-Encoding")));
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", file.isImmutable() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        if (file.encoding() != null) {
            response.setHeader("Content-Encoding", file.encoding());
        }
        response.setContentType(file.contentType());
        response.setContentLength(file.content().length);
        response.getOutputStream().write(file.content());
    }

    private static @Nullable ConsoleFile find(String name, AcceptedEncodings encodings) throws IOException {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (last.endsWith(".js") || last.endsWith(".css") || last.endsWith(".svg") || last.endsWith(".txt")) {
            return ConsoleFile.asset(name, encodings::contains);
        }
        int depth = (int) name.chars().filter(c -> c == '/').count();
        return depth > MAX_DEPTH ? null : ConsoleFile.page(depth);
    }

    /** The address without the slash at its end is that of the folder's parent, where relative links do not work. */
    private static void redirect(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", query == null ? "console/" : "console/?" + query);
    }
}
