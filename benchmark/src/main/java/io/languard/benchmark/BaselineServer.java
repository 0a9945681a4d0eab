package io.languard.benchmark;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The baseline: Jetty with a single servlet that returns fixed bytes. Runs in a separate JVM. */
public final class BaselineServer {

    private BaselineServer() {}

    /** Arguments: port, file with the bytes. */
    public static void main(String[] words) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(words[1]));
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(words[0]));
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new FixedBytesServlet(bytes), "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static final class FixedBytesServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient byte[] bytes;

        FixedBytesServlet(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json;charset=utf-8");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }
}
