package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Finds out why the system can't execute a file that exists, see execve(2) and elf(5). */
public final class ExecutableInspector {

    private static final int MAX_BYTES = 64 * 1024;
    private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
    private static final int ELF_64_BIT = 2;
    private static final int ELF_LITTLE_ENDIAN = 1;
    private static final int ELF_INTERPRETER = 3;

    private static final Map<Integer, String> MACHINES =
            Map.of(3, "x86", 40, "arm", 62, "x86_64", 183, "aarch64", 243, "riscv64", 21, "ppc64", 22, "s390x");

    /** The names that the JDK gives to machines, where they differ. */
    private static final Map<String, String> JDK_NAMES = Map.of("amd64", "x86_64", "i386", "x86", "i686", "x86");

    private ExecutableInspector() {}

    /** Returns the likely cause, for admins; empty if none was found. */
    public static Optional<String> findProblem(Path executable) {
        byte[] start;
        try (InputStream in = Files.newInputStream(executable)) {
            start = in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            return Optional.of("it could not be read: " + e.getMessage());
        }
        if (start.length == 0) {
            return Optional.of("it is empty");
        }
        if (startsWith(start, ELF)) {
            return ofProgram(ByteBuffer.wrap(start));
        }
        if (startsWith(start, new byte[] {'M', 'Z'})) {
            return Optional.of("it is a program for Windows");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return text.startsWith("#!") ? ofScript(text) : ofUnknown(text);
    }

    private static Optional<String> ofUnknown(String text) {
        if (text.startsWith("\u00ef\u00bb\u00bf#!")) {
            return Optional.of("it begins with a byte order mark; save the script without one");
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("it is neither a program for this system nor a script");
        }
        return Optional.of(
                text.contains("\r\n")
                        ? "it has Windows line endings (CRLF); convert it with dos2unix"
                        : "it is a script without a first line such as #!/bin/sh");
    }

    private static Optional<String> ofScript(String text) {
        String first = text.lines().findFirst().orElse("");
        if (text.startsWith(first + "\r")) {
            return Optional.of("its first line ends with a carriage return: the script has Windows line endings (CRLF);"
                    + " convert it with dos2unix");
        }
        String[] words = first.substring(2).strip().split("[ \t]+");
        Optional<String> problem =
                missing(words[0]).map(why -> "the interpreter of its first line, '" + words[0] + "', " + why);
        if (problem.isEmpty() && words[0].endsWith("/env") && words.length > 1 && !words[1].startsWith("-")) {
            problem = isOnPath(words[1])
                    ? Optional.empty()
                    : Optional.of("the interpreter of its first line, '" + words[1] + "', is not installed");
        }
        return problem.or(() -> text.contains("\r\n")
                ? Optional.of("some of its lines have Windows line endings (CRLF); convert it with dos2unix")
                : Optional.empty());
    }

    private static Optional<String> missing(String interpreter) {
        try {
            Path file = Path.of(interpreter);
            if (interpreter.isEmpty() || !Files.exists(file)) {
                return Optional.of("does not exist");
            }
            return Files.isExecutable(file) ? Optional.empty() : Optional.of("is not executable");
        } catch (InvalidPathException e) {
            return Optional.of("is not a path");
        }
    }

    private static boolean isOnPath(String program) {
        try {
            return Arrays.stream(requireNonNull(ProcessEnvironment.of(System.getenv(), Map.of(), Path.of("/"))
                                    .get("PATH"))
                            .split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<String> ofProgram(ByteBuffer file) {
        try {
            file.order(file.get(5) == ELF_LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            String own = JDK_NAMES.getOrDefault(System.getProperty("os.arch"), System.getProperty("os.arch"));
            int machine = Short.toUnsignedInt(file.getShort(18));
            String built = MACHINES.getOrDefault(machine, "machine " + machine);
            if (!built.equals(own) && !(built.equals("x86") && own.equals("x86_64"))) {
                return Optional.of("it is built for another processor: " + built + ", and this machine is " + own);
            }
            return interpreter(file)
                    .filter(loader -> !Files.exists(Path.of(loader)))
                    .map(loader -> "it requires " + loader + ", which is not installed"
                            + (built.equals("x86") ? "; install the 32-bit libraries" : ""));
        } catch (IndexOutOfBoundsException | InvalidPathException e) {
            return Optional.of("it is damaged or incomplete");
        }
    }

    /** Returns the dynamic linker that a program requests in its program headers. */
    private static Optional<String> interpreter(ByteBuffer file) {
        boolean wide = file.get(4) == ELF_64_BIT;
        long table = wide ? file.getLong(32) : file.getInt(28);
        int size = Short.toUnsignedInt(file.getShort(wide ? 54 : 42));
        int count = Short.toUnsignedInt(file.getShort(wide ? 56 : 44));
        for (int i = 0; i < count; i++) {
            int header = Math.toIntExact(table) + i * size;
            if (file.getInt(header) == ELF_INTERPRETER) {
                int offset = (int) (wide ? file.getLong(header + 8) : file.getInt(header + 4));
                int length = (int) (wide ? file.getLong(header + 32) : file.getInt(header + 16));
                byte[] path = new byte[Math.max(0, length - 1)]; // without the zero byte at the end
                file.get(offset, path);
                return Optional.of(new String(path, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(Arrays.copyOf(file, magic.length), magic);
    }
}
