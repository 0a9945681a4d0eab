package io.languard.webhooks.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response as far as it matters: the status, and of a failure how long to wait. The body is thrown away, and
 * the connection closed if it is long.
 */
final class ResponseReader implements Response.Listener {

    private static final int MAX_BODY = 16 * 1024;
    private static final int MAX_MESSAGE = 200;

    private final Clock clock;
    private final Instant started;
    private final CompletableFuture<WebhookResponse> result = new CompletableFuture<>();
    private volatile boolean headersRead;
    private long received;

    ResponseReader(Clock clock) {
        this.clock = clock;
        this.started = clock.instant();
    }

    CompletableFuture<WebhookResponse> result() {
        return result;
    }

    @Override
    public void onHeaders(Response response) {
        headersRead = true;
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        received += content.remaining();
        if (received > MAX_BODY) {
            response.abort(new IllegalStateException("The response is too long"));
        }
    }

    /** A status counts even if the body is too long or never ends. */
    @Override
    public void onComplete(Result completed) {
        int status = completed.getResponse().getStatus();
        Duration duration = Duration.between(started, clock.instant());
        if (!headersRead) {
            result.complete(new WebhookResponse(null, null, describe(completed.getFailure()), duration));
        } else if (HttpStatus.isSuccess(status)) {
            result.complete(new WebhookResponse(status, null, null, duration));
        } else {
            result.complete(
                    new WebhookResponse(status, retryAfter(completed.getResponse()), problem(status), duration));
        }
    }

    private static String problem(int status) {
        return "The receiver responds with " + status + " " + HttpStatus.getMessage(status)
                + (HttpStatus.isRedirection(status) ? "; redirects are not followed" : "");
    }

    private @Nullable Duration retryAfter(Response response) {
        String text = response.getHeaders().get(HttpHeader.RETRY_AFTER);
        boolean obeyed = response.getStatus() == HttpStatus.TOO_MANY_REQUESTS_429
                || response.getStatus() == HttpStatus.SERVICE_UNAVAILABLE_503;
        if (text == null || !obeyed) {
            return null;
        }
        try {
            return text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(clock.instant(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the reason of a failure without the receiver's URL, which may contain a secret. */
    static String describe(@Nullable Throwable failure) {
        if (failure instanceof RefusedAddressException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnknownHostException) {
            return "The host is unknown";
        }
        if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
            return "The receiver does not respond in time";
        }
        if (failure instanceof SSLException) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return "The connection can't be secured: " + plain(root.getMessage());
        }
        if (failure instanceof ConnectException) {
            return "The receiver can't be reached: " + plain(failure.getMessage());
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return "The receiver closed the connection without a response";
        }
        if (failure instanceof RejectedExecutionException) {
            return "Too many host names are being resolved";
        }
        return "The receiver can't be reached: "
                + (failure == null ? "no response" : failure.getClass().getSimpleName());
    }

    /** Returns a message, which may contain what the receiver sent, on one line of limited length. */
    private static String plain(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE);
    }
}
