package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableInspectorTest {

    @TempDir
    Path folder;

    @Test
    void namesWindowsLineEndings() throws IOException {
        assertThat(problem("#!/bin/sh\r\necho\r\n")).get().asString().contains("carriage return", "CRLF");
        assertThat(problem("#!/bin/sh\necho\r\n")).get().asString().contains("CRLF");
        assertThat(problem("echo\r\n")).get().asString().contains("CRLF");
    }

    @Test
    void namesAMissingInterpreter() throws IOException {
        assertThat(problem("#!/no/such/perl -w\n")).get().asString().contains("'/no/such/perl'", "does not exist");
        assertThat(problem("#!/usr/bin/env no-such-program\n"))
                .get()
                .asString()
                .contains("'no-such-program'", "not installed");
        assertThat(problem("#!/etc\n")).isEmpty();
        assertThat(problem("#!" + Files.createFile(folder.resolve("plain")) + "\n"))
                .get()
                .asString()
                .contains("is not executable");
    }

    @Test
    void namesFilesThatAreNoProgramOfThisSystem() throws IOException {
        assertThat(problem("")).contains("it is empty");
        assertThat(problem("MZ\0\0")).get().asString().contains("Windows");
        assertThat(problem("echo\n")).get().asString().contains("#!/bin/sh");
        assertThat(problem("\u00ef\u00bb\u00bf#!/bin/sh\n")).get().asString().contains("byte order mark");
        assertThat(problem("PK\3\4\0\0")).get().asString().contains("neither");
        assertThat(problem("\177ELF\2\1")).get().asString().contains("incomplete");
        assertThat(ExecutableInspector.findProblem(folder.resolve("gone")))
                .get()
                .asString()
                .contains("read");
    }

    @Test
    void namesAnotherProcessorAndAMissingLoader() throws IOException {
        String own = System.getProperty("os.arch");
        short machine = (short) (own.equals("aarch64") ? 183 : 62);
        assertThat(elf((short) 8, "/bin/sh")).get().asString().contains("another processor");
        assertThat(elf(machine, "/no/ld.so")).get().asString().contains("/no/ld.so", "not installed");
        assertThat(elf(machine, "/bin/sh")).isEmpty();
    }

    @Test
    void findsNothingWrongWithExecutables() throws IOException {
        assertThat(problem("#!/bin/sh\necho\n")).isEmpty();
        assertThat(problem("#! /usr/bin/env sh\n")).isEmpty();
        assertThat(ExecutableInspector.findProblem(Path.of("/bin/sh"))).isEmpty();
    }

    private Optional<String> elf(short machine, String loader) throws IOException {
        ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        file.putShort(18, machine).putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        byte[] path = (loader + "\0").getBytes(StandardCharsets.UTF_8);
        file.putInt(64, 3).putLong(72, 160).putLong(96, path.length).put(160, path);
        return ExecutableInspector.findProblem(Files.write(folder.resolve("elf"), file.array()));
    }

    private Optional<String> problem(String content) throws IOException {
        return ExecutableInspector.findProblem(
                Files.write(folder.resolve("file"), content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
