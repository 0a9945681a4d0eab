package io.languard.persistence.testing;

import io.languard.persistence.jpa.TransactionRunner;
import jakarta.persistence.EntityManager;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs transactions and counts the queries that they create, each of which is one statement if it reads no entities. */
public final class QueryCounter implements TransactionRunner {

    private final TransactionRunner transactions;
    private final AtomicInteger queries = new AtomicInteger();

    public QueryCounter(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    public int queries() {
        return queries.get();
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return transactions.read(entities -> work.apply(counted(entities)));
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return transactions.write(entities -> work.apply(counted(entities)));
    }

    private EntityManager counted(EntityManager entities) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManager.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("createQuery")) {
                        queries.incrementAndGet();
                    }
                    try {
                        return method.invoke(entities, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
