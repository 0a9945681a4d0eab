package io.languard.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Makes the test processes of a build respect {@link Alone}: each class holds a lock on a file, shared or exclusive,
 * until it and the classes nested in it have run. Found as a service, so that it applies to all classes.
 */
public final class AloneExtension implements BeforeAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(AloneExtension.class);
    private static final Path QUEUE = Path.of("target", "tests.queue");
    private static final Path LOCK = Path.of("target", "tests.lock");

    @Override
    public void beforeAll(ExtensionContext context) {
        boolean shared = !context.getRequiredTestClass().isAnnotationPresent(Alone.class);
        context.getStore(NAMESPACE).getOrComputeIfAbsent(LOCK, file -> lock(shared), CloseableResource.class);
    }

    /** Waits for the lock. Whoever waits also holds the queue, so that shared locks cannot keep out an exclusive one. */
    private static CloseableResource lock(boolean shared) {
        try (FileChannel queue = open(QUEUE)) {
            queue.lock();
            FileChannel lock = open(LOCK);
            lock.lock(0, Long.MAX_VALUE, shared);
            return lock::close;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
