package io.languard.rest.baza;

import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import io.languard.rest.io.BodyInputStream;
import io.languard.rest.io.RequestDrainer;
import io.languard.service.settings.Settings;
import io.languard.service.world.WorldService;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servlet for the paths of worlds on demand. Starting a world takes seconds, so requests run on a separate thread
 * pool and do not block the threads of the server.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/baza/*",
            "osgi.http.whiteboard.servlet.name=baza",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public class BazaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BazaServlet.class);
    private static final int THREADS = 32;
    private static final int MAX_QUEUED = 1000;
    private static final long MAX_DRAINED = 1024L * 1024;

    private final transient BazaAccessGuard access;
    private final transient WorldService worldService;
    private final transient RequestDrainer requestDrainer = new RequestDrainer(8, Duration.ofSeconds(2));
    private final transient ThreadPoolExecutor workers = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_QUEUED),
            task -> new Thread(task, "baza"));

    @Activate
    public BazaServlet(@Reference Settings settings, @Reference WorldService worldService) {
        this.worldService = worldService;
        access = new BazaAccessGuard(settings);
        workers.allowCoreThreadTimeOut(true);
    }

    @Deactivate
    void close() {
        workers.shutdown();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.equals("/add") && !path.equals("/stop") && !path.equals("/admin/cleanup_inactive")) {
            BazaResponse.detail(404, "Not Found").send(response);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            BazaResponse.detail(405, "Method Not Allowed").send(response);
        } else if (!worldService.available()) {
            BazaResponse.error(404, "Container provisioning is not available").send(response);
        } else {
            serve(path, request, response);
        }
    }

    private void serve(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        BazaController calls = new BazaController(worldService, request.getRemoteAddr());
        try {
            if (path.equals("/admin/cleanup_inactive")) {
                access.requireAdmin(request);
                later(request, response, calls::cleanup);
                return;
            }
            access.requirePlayerNetwork(request);
            InputStream body = new BodyInputStream(
                    request.getInputStream(),
                    request.getContentLengthLong(),
                    BodyInputStream.MAX_ANONYMOUS_BYTES,
                    () -> {});
            Supplier<BazaResponse> call = bind(path, BazaRequest.parse(request.getContentType(), body), calls);
            later(request, response, call);
        } catch (BazaException e) {
            e.response().send(response);
        } catch (LanguardException e) {
            BazaResponse.detail(HttpErrorCodes.status(e), e.getMessage()).send(response);
            requestDrainer.drain(request, response, MAX_DRAINED);
        }
    }

    private static Supplier<BazaResponse> bind(String path, BazaRequest body, BazaController calls) {
        if (path.equals("/add")) {
            String player = body.text("player");
            String name = body.text("name");
            body.validate();
            return () -> calls.add(player, name);
        }
        String player = body.text("player_identifier");
        body.validate();
        return () -> calls.stop(player);
    }

    private void later(HttpServletRequest request, HttpServletResponse response, Supplier<BazaResponse> call)
            throws IOException {
        AsyncContext async = request.startAsync();
        // The call itself has a time limit, and a client that gives up must not leave a half-created world behind.
        async.setTimeout(0);
        try {
            workers.execute(() -> {
                try {
                    call.get().send(response);
                } catch (IOException e) {
                    LOG.debug("A client disconnected before its response was complete", e);
                } finally {
                    async.complete();
                }
            });
        } catch (RejectedExecutionException e) {
            BazaResponse.error(503, "Too many requests at one time. Please try again later.")
                    .send(response);
            async.complete();
        }
    }
}
