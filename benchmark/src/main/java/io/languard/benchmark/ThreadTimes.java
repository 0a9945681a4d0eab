package io.languard.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor time of the threads of a JVM with the serial collector, by what they do. Threads that have ended are missing.
 *
 * @param seconds by what the threads do
 */
record ThreadTimes(Map<String, Double> seconds) {

    static ThreadTimes of(long pid) throws IOException {
        Map<String, Double> seconds = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads) {
                try {
                    String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
                    seconds.merge(group(stat), ProcessFigures.processorSeconds(stat), Double::sum);
                } catch (NoSuchFileException e) {
                    // It has ended.
                }
            }
        }
        return new ThreadTimes(seconds);
    }

    /** Returns what the thread with this line of {@code /proc} does; names in it have at most 15 characters. */
    static String group(String stat) {
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        return switch (name) {
            case "C1 CompilerThre" -> "first compiler";
            case "C2 CompilerThre" -> "second compiler";
            case "VM Thread" -> "collector";
            case "java", "FelixStartLevel" -> "framework and components";
            default -> "rest";
        };
    }

    @Override
    public String toString() {
        return seconds.entrySet().stream()
                .map(group -> "%s %.2f s".formatted(group.getKey(), group.getValue()))
                .collect(Collectors.joining(", "));
    }
}
