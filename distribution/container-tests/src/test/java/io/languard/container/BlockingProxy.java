package io.languard.container;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Blocks all calls of a service until it is opened. */
final class BlockingProxy {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Returns a proxy that blocks before it calls the service. */
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

    /** Waits until a call is blocked. */
    void awaitCaller() throws InterruptedException {
        if (!entered.await(Await.TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("no call received");
        }
    }

    void open() {
        opened.countDown();
    }
}
