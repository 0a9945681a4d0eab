package io.languard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

class RateCheckedRequestTest {

    private final List<String> events = new ArrayList<>();

    /** A scheduler whose tasks never run. */
    private final class RecordingScheduler extends AbstractLifeCycle implements Scheduler {
        @Override
        public Task schedule(Runnable task, long delay, TimeUnit unit) {
            events.add("scheduled after " + unit.toMillis(delay) + " ms");
            return () -> events.add("canceled");
        }
    }

    /** Returns a request whose body has arrived, so that a demand is met before it returns. */
    private Request arrived() {
        Components components = proxy(Components.class, new RecordingScheduler(), null);
        return proxy(Request.class, components, () -> events.add("demanded"));
    }

    private static <T> T proxy(Class<T> type, Object part, Runnable onDemand) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "demand" -> {
                            onDemand.run();
                            ((Runnable) arguments[0]).run();
                            return null;
                        }
                        case "getComponents", "getScheduler" -> {
                            return part;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                }));
    }

    @Test
    void bodyThatHasArrivedCancelsItsTimeout() {
        RateCheckedRequest request = new RateCheckedRequest(arrived(), Duration.ofSeconds(5), 1024);
        request.demand(() -> events.add("read"));
        assertThat(events).containsExactly("scheduled after 5000 ms", "demanded", "canceled", "read");
    }
}
