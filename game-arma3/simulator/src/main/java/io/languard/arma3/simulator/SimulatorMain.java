package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** Starts the simulator in the working directory, which takes the role of the game's install folder. */
public final class SimulatorMain {
    private SimulatorMain() {}

    public static void main(String[] arguments) {
        ServerLogWriter log = new ServerLogWriter(new FileOutputStream(FileDescriptor.out), LocalDateTime::now);
        try {
            EventLoop loop = new EventLoop();
            LaunchArguments parsed = new LaunchArguments(List.of(arguments));
            String commandLine = ("arma3server_x64 " + String.join(" ", arguments)).strip();
            new Simulator(Path.of("").toAbsolutePath(), parsed, loop, log).start(commandLine);
            loop.run();
        } catch (Exception e) {
            log.raw("Simulator error: " + e);
            e.printStackTrace();
            Runtime.getRuntime().halt(70);
        }
    }
}
