package io.languard.core.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The specification of a process to start.
 *
 * @param executable the path of the executable
 * @param environment the variables of the process in addition to the few that every process gets
 * @param mark the mark of the process and of everything it starts, see {@link ProcessMark}
 * @param output the file that receives standard output and error; the output of an earlier run is set aside
 * @param readsInput whether the process has a standard input to write to; otherwise its input is empty
 * @param input the path at which a standard input is created
 */
public record ProcessSpec(
        Path executable,
        List<String> arguments,
        Path workingDirectory,
        Map<String, String> environment,
        String mark,
        Path output,
        boolean readsInput,
        Path input) {}
