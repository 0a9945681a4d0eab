package io.languard.core.process;

import io.languard.api.process.LaunchCommand;
import io.languard.spi.server.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts game processes that outlive the platform: in a session of their own, with a clean environment and every signal as
 * usual, their output in a file. No shell in between.
 */
public final class ProcessStarter {

    /** Makes the process leader of a new session and then becomes it, so the pid stays; part of util-linux. */
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TZ");

    private ProcessStarter() {}

    /**
     * Starts a process.
     *
     * @param output receives standard output and error; what was in it is set aside
     * @throws IOException if the process can't be started; the message is for people
     */
    public static GameProcess start(String executable, LaunchCommand command, Map<String, String> extra, Path output)
            throws IOException {
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(SignalResetPrefix.arguments(executable));
        words.add(executable);
        words.addAll(command.arguments());

        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(command.workingDirectory().toFile())
                .redirectErrorStream(true);
        environment(builder.environment(), command.environment(), extra);
        OutputCapture.rotate(output);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));

        Process process = builder.start();
        ProcessIdentity identity = ProcessTable.identify(process.pid())
                .orElseGet(() -> new ProcessIdentity(process.pid(), "ended at once"));
        GameProcess started = new GameProcess(identity);
        process.onExit().thenAccept(ended -> started.onExit().complete(Optional.of(ended.exitValue())));
        return started;
    }

    private static void environment(
            Map<String, String> target, Map<String, String> command, Map<String, String> extra) {
        target.keySet().retainAll(INHERITED);
        target.putIfAbsent("LANG", "C.UTF-8");
        target.putAll(extra);
        target.putAll(command);
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
