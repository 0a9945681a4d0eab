package io.languard.core.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/** What a process tree uses, between one look and the next. Not for many threads. */
public final class ProcessTreeSampler {

    private static final double MIB = 1024.0 * 1024.0;

    private Map<Integer, OSProcess> before = Map.of();
    private double cpuPercent;
    private double ramMb;

    /** Looks at the tree below a process. */
    public void sample(long pid) {
        List<Integer> pids = ProcessTable.tree(pid).stream()
                .map(handle -> (int) handle.pid())
                .toList();
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
        cpuPercent = Math.round(load * 1000) / 10.0;
        ramMb = Math.round(bytes / MIB * 10) / 10.0;
    }

    /** Percent of one core. */
    public double cpuPercent() {
        return cpuPercent;
    }

    /** Resident memory, MiB. */
    public double ramMb() {
        return ramMb;
    }

    /** Loaded with its native library only when the first server runs. */
    private static final class Machine {
        static final SystemInfo INFO = new SystemInfo();
    }
}
