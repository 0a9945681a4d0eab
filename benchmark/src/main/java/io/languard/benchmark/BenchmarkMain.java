package io.languard.benchmark;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the given measurements, or all of them. */
public final class BenchmarkMain {

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", new StartTimeMeasurement());
        ALL.put("drop", new DropTimeMeasurement());
        ALL.put("rest", new RestLoadMeasurement());
        ALL.put("compilers", new CompilerMeasurement());
        ALL.put("logs", new LogFlowMeasurement(false));
        ALL.put("logs-mariadb", new LogFlowMeasurement(true));
        ALL.put("socket", new SocketFlowMeasurement());
        ALL.put("memory", new MemoryMeasurement());
        ALL.put("short", new ShortMeasurement());
        ALL.put("idle", new IdleServersMeasurement());
        ALL.put("registered", new RegisteredServersMeasurement());
        ALL.put("small", new SmallMachineMeasurement());
        ALL.put("worlds", new WorldTimesMeasurement());
        ALL.put("inside", new JmhMeasurement());
    }

    private BenchmarkMain() {}

    /** A measurement. */
    interface Measurement {
        void run(PrintStream out) throws Exception;
    }

    public static void main(String[] words) throws Exception {
        List<String> names = words.length == 0 ? List.copyOf(ALL.keySet()) : List.of(words);
        for (String name : names) {
            Measurement measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println("Unknown measurement '" + name + "'; available: " + String.join(", ", ALL.keySet()));
                System.exit(2);
                return;
            }
            System.out.println("== " + name);
            try {
                measurement.run(System.out);
            } catch (ShortMeasurement.SlowdownException e) {
                System.err.println(e.getMessage());
                System.exit(1);
            }
        }
        System.exit(0);
    }
}
