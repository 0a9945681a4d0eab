package io.languard.launcher;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.NotificationEmitter;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A monitor that logs the likely cause before the heap is exhausted: the classes that take most of it, and what threads
 * are doing. The virtual machine ends itself without a chance to log anything.
 */
final class HeapMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(HeapMonitor.class);
    private static final double THRESHOLD = 0.9;
    private static final long INTERVAL_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int CLASSES = 8;
    private static final int THREADS = 20;
    private static final long MEBIBYTE = 1024L * 1024;

    private long last = System.nanoTime() - INTERVAL_NANOS;

    private HeapMonitor() {}

    /** Watches the part of the heap that holds long-lived objects. */
    static void start() {
        HeapMonitor monitor = new HeapMonitor();
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isCollectionUsageThresholdSupported()
                        && pool.getUsage().getMax() > 0)
                .max(Comparator.comparingLong(
                        (MemoryPoolMXBean pool) -> pool.getUsage().getMax()))
                .ifPresent(pool ->
                        pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * THRESHOLD)));
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        ((NotificationEmitter) memory)
                .addNotificationListener(
                        (notification, handback) -> {
                            if (notification
                                    .getType()
                                    .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED)) {
                                monitor.warn(memory.getHeapMemoryUsage());
                            }
                        },
                        null,
                        null);
    }

    private synchronized void warn(MemoryUsage heap) {
        long now = System.nanoTime();
        if (now - last >= INTERVAL_NANOS) {
            last = now;
            LOG.warn(
                    "The heap is almost full: {} of {} MiB are in use; Languard ends if it runs out of memory."
                            + " Busy threads: {}. Largest classes: {}",
                    heap.getUsed() / MEBIBYTE,
                    heap.getMax() / MEBIBYTE,
                    busyThreads(Thread.getAllStackTraces()),
                    largestClasses());
        }
    }

    /** Returns the threads that run code of Languard, each with its innermost method of Languard. */
    static List<String> busyThreads(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                .flatMap(entry -> Arrays.stream(entry.getValue())
                        .filter(frame -> frame.getClassName().startsWith("io.languard."))
                        .findFirst()
                        .map(frame -> entry.getKey().getName() + " in "
                                + frame.getClassName().replaceFirst(".*\\.", "") + "." + frame.getMethodName())
                        .stream())
                .sorted()
                .limit(THREADS)
                .toList();
    }

    /** Returns the classes whose objects take most of the heap, each with their size in MiB. */
    static String largestClasses() {
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length >= 4 && words[0].matches("\\d+:"))
                    .limit(CLASSES)
                    .map(words -> words[3] + " " + Long.parseLong(words[2]) / MEBIBYTE + " MiB")
                    .collect(Collectors.joining(", "));
        } catch (JMException e) {
            return "unknown: " + e.getMessage();
        }
    }
}
