package io.languard.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.LineReader;

/** Reads a password without showing it, or from the input of a script. */
public final class PasswordReader {

    private static final int MAX_BYTES = 1024;

    private PasswordReader() {}

    /** Asks twice where a person types; reads one line where a script runs. */
    public static String readNewPassword(CommandSession session) {
        if (session.get(Shell.VAR_READER) instanceof LineReader reader) {
            String password = reader.readLine("New password: ", '*');
            if (!password.equals(reader.readLine("Once more: ", '*'))) {
                throw new UsageException("These are two passwords");
            }
            return password;
        }
        try {
            return line(session.getKeyboard());
        } catch (IOException e) {
            throw new UsageException("The password could not be read from the input");
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.size() < MAX_BYTES) {
            line.write(next);
            next = in.read();
        }
        String password = line.toString(StandardCharsets.UTF_8);
        if (password.endsWith("\r")) {
            password = password.substring(0, password.length() - 1);
        }
        if (password.isEmpty()) {
            throw new UsageException("A password is needed, as an argument or as a line of the input");
        }
        return password;
    }
}
