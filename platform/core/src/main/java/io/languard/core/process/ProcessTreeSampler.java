package io.languard.core.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** Measures the resource usage of a process tree from one sample to the next. Thread-safe. */
final class ProcessTreeSampler {

    private static final double MIB = 1024.0 * 1024.0;

    private final ProcessTree tree;
    private Map<Integer, OSProcess> before = Map.of();

    ProcessTreeSampler(ProcessTree tree) {
        this.tree = tree;
    }

    synchronized ResourceUsage sample() {
        List<Integer> pids = tree.pids().stream().map(Long::intValue).toList();
        Map<Integer, OSProcess> now = new HashMap<>();
        double load = 0;
        double bytes = 0;
        for (OSProcess process : Machine.INFO.getOperatingSystem().getProcesses(pids)) {
            now.put(process.getProcessID(), process);
        }
        for (OSProcess process : now.values()) {
            load += process.getProcessCpuLoadBetweenTicks(before.get(process.getProcessID()));
            bytes += process.getResidentSetSize();
        }
        before = now;
        return new ResourceUsage(Math.round(load * 1000) / 10.0, Math.round(bytes / MIB * 10) / 10.0);
    }

    /** Holds the native library, which is loaded only when the first server runs. */
    private static final class Machine {
        static final SystemInfo INFO = new SystemInfo();
    }
}
