package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class LivenessProbeTest {

    /** The parts of the platform by name. */
    private final Map<String, BooleanSupplier> parts = new LinkedHashMap<>();

    private final LivenessProbe probe =
            new LivenessProbe(stub(BundleContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getServiceReferences" -> references();
                case "getService" ->
                    parts.get(((ServiceReference<?>) arguments[0]).getProperty(LivenessProbe.PROPERTY));
                default -> true;
            }));

    @Test
    void allPartsMustWork() {
        parts.put("clock", () -> true);
        parts.put("HTTP server", () -> true);
        assertThat(probe.getAsBoolean()).isTrue();
        parts.put("clock", () -> false);
        assertThat(probe.getAsBoolean()).isFalse();
        parts.put("clock", () -> true);
        assertThat(probe.getAsBoolean()).isTrue();
    }

    @Test
    void aPartThatHasDisappearedDoesNotWork() {
        assertThat(probe.getAsBoolean()).isFalse();
        parts.put("clock", () -> true);
        parts.put("HTTP server", () -> true);
        assertThat(probe.getAsBoolean()).isTrue();
        parts.remove("HTTP server");
        assertThat(probe.getAsBoolean()).isFalse();
    }

    private List<ServiceReference<?>> references() {
        return parts.keySet().stream()
                .<ServiceReference<?>>map(
                        name -> stub(ServiceReference.class, (proxy, method, arguments) -> switch (method.getName()) {
                            case "getProperty" -> name;
                            default -> 0;
                        }))
                .toList();
    }

    private static <T> T stub(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
