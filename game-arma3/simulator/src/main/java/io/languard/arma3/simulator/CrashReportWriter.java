package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import java.time.LocalDateTime;

/** Writes the block that the engine logs when it crashes, in the form seen in public crash reports. */
final class CrashReportWriter {
    private CrashReportWriter() {}

    static void write(ServerLogWriter log, String mission, String world) {
        String rule = "=".repeat(55);
        LocalDateTime now = LocalDateTime.now();
        log.raw("");
        log.raw(rule);
        log.raw("-".repeat(55));
        log.raw("Exception code: C0000005 ACCESS_VIOLATION at 3F2A11C0");
        log.raw("graphics:  No");
        log.raw("resolution:  160x120x32");
        log.raw("Fault time: " + stamp(now));
        log.raw("Fault address:  3F2A11C0 01:00A010C0 arma3server_x64");
        log.raw("file:     " + mission + " (__cur_mp)");
        log.raw("world:    " + world);
        log.raw("Prev. code bytes: 48 8B 5C 24 08 48 83 C4 20 5F C3 CC CC CC CC CC");
        log.raw("Fault code bytes: 8B 41 10 C3 CC CC CC CC CC CC CC CC CC CC CC CC");
        log.raw("");
        log.raw("Registers:");
        log.raw("EAX:00000000 EBX:1F4A3C80");
        log.raw(rule);
        log.raw("note: Minidump has been generated into the file arma3server_x64.mdmp");
    }

    private static String stamp(LocalDateTime time) {
        return String.format(
                "%04d/%02d/%02d %02d:%02d:%02d",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }
}
