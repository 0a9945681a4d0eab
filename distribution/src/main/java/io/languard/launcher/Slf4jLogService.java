package io.languard.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerConsumer;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** An implementation of the OSGi log service, which bundles such as SCR use, on top of slf4j. */
@SuppressWarnings("deprecation") // the deprecated methods of the interface must be implemented
final class Slf4jLogService implements LogService {

    @Override
    public Logger getLogger(String name) {
        return getLogger(name, Logger.class);
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName(), Logger.class);
    }

    @Override
    public <L extends Logger> L getLogger(Class<?> type, Class<L> kind) {
        return getLogger(type.getName(), kind);
    }

    @Override
    public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> kind) {
        return getLogger(name.equals(Logger.ROOT_LOGGER_NAME) ? bundle.getSymbolicName() : name, kind);
    }

    @Override
    public <L extends Logger> L getLogger(String name, Class<L> kind) {
        Object logger = Proxy.newProxyInstance(
                kind.getClassLoader(), new Class<?>[] {kind}, new LoggerProxyHandler(LoggerFactory.getLogger(name)));
        return kind.cast(logger);
    }

    @Override
    public void log(int level, String message) {
        log(null, level, message, null);
    }

    @Override
    public void log(int level, String message, @Nullable Throwable cause) {
        log(null, level, message, cause);
    }

    @Override
    public void log(@Nullable ServiceReference<?> service, int level, String message) {
        log(service, level, message, null);
    }

    @Override
    public void log(@Nullable ServiceReference<?> service, int level, String message, @Nullable Throwable cause) {
        LoggerFactory.getLogger("osgi").atLevel(level(level)).setCause(cause).log(message);
    }

    private static Level level(int level) {
        return switch (level) {
            case LOG_ERROR -> Level.ERROR;
            case LOG_WARNING -> Level.WARN;
            case LOG_INFO -> Level.INFO;
            default -> Level.DEBUG;
        };
    }

    /** Implements a logger, whose methods are named after their levels and have three signatures each. */
    private record LoggerProxyHandler(org.slf4j.Logger log) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(this, arguments);
            }
            if (name.equals("getName")) {
                return log.getName();
            }
            if (name.startsWith("is")) {
                return log.isEnabledForLevel(level(name.substring(2, name.length() - "Enabled".length())));
            }
            if (arguments[0] instanceof LoggerConsumer<?> consumer) {
                if (log.isEnabledForLevel(level(name))) {
                    consumer.accept((Logger) proxy);
                }
                return null;
            }
            Object[] values = arguments.length == 2 && arguments[1] instanceof Object[] all
                    ? all
                    : Arrays.copyOfRange(arguments, 1, arguments.length);
            Object last = values.length == 0 ? null : values[values.length - 1];
            log.atLevel(level(name))
                    .setCause(last instanceof Throwable cause ? cause : null)
                    .log((String) arguments[0], last instanceof Throwable ? withoutCause(values) : values);
            return null;
        }

        private static Object[] withoutCause(Object[] values) {
            return Arrays.stream(values)
                    .limit(values.length - 1L)
                    .filter(value -> !(value instanceof ServiceReference))
                    .toArray();
        }

        private static Level level(String name) {
            return name.equals("audit") ? Level.INFO : Level.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
