package io.languard.container;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds every call of a service up until it is opened. */
final class BlockingProxy {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** The service behind the gate. */
    <S> S wrap(Class<S> type, S service) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(service, arguments);
                    }
                    entered.countDown();
                    opened.await();
                    try {
                        return method.invoke(service, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Waits until somebody stands before it. */
    void awaitCaller() throws InterruptedException {
        if (!entered.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Nobody called");
        }
    }

    void open() {
        opened.countDown();
    }
}
