package io.languard.benchmark;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the measurements that are named, or all of them. */
public final class Main {

    private static final Map<String, Measurement> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", new StartTime());
        ALL.put("drop", new DropTime());
        ALL.put("rest", new RestLoad());
        ALL.put("logs", new LogFlow(false));
        ALL.put("logs-mariadb", new LogFlow(true));
        ALL.put("socket", new SocketFlow());
        ALL.put("memory", new Memory());
        ALL.put("worlds", new WorldTimes());
        ALL.put("inside", new Inside());
    }

    private Main() {}

    /** One thing that is measured. */
    interface Measurement {
        void run(PrintStream out) throws Exception;
    }

    public static void main(String[] words) throws Exception {
        List<String> wanted = words.length == 0 ? List.copyOf(ALL.keySet()) : List.of(words);
        for (String name : wanted) {
            Measurement measurement = ALL.get(name);
            if (measurement == null) {
                System.err.println("No measurement '" + name + "'; there are " + String.join(", ", ALL.keySet()));
                System.exit(2);
            }
            System.out.println("== " + name);
            measurement.run(System.out);
        }
        System.exit(0);
    }
}
