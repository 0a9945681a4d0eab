package io.languard.contract;

import io.languard.launcher.InstallationProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An installation of the simulator with the file that controls it. */
public record SimulatorInstallation(Path folder) {

    static SimulatorInstallation make(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.createSymbolicLink(
                folder.resolve("arma3server_x64"), InstallationProcess.HOME.resolve("simulator/arma3server_x64"));
        return new SimulatorInstallation(folder);
    }

    public Path executable() {
        return folder.resolve("arma3server_x64");
    }

    /** Sends a command to the running simulator; see its README. */
    public void sendControl(String line) {
        try {
            Files.writeString(
                    folder.resolve("simulator.control"),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
