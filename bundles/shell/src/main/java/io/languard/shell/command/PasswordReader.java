package io.languard.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.LineReader;

/** Reads a password from a terminal without echoing it, or from the standard input of a script. */
public final class PasswordReader {

    private static final int MAX_BYTES = 1024;

    private PasswordReader() {}

    /**
     * Prompts twice on a terminal; otherwise reads one line of input.
     *
     * @throws UsageException if the passwords differ or there is none
     */
    public static String readNewPassword(CommandSession session) {
        if (session.get(Shell.VAR_READER) instanceof LineReader reader) {
            String password = reader.readLine("New password: ", '*');
            if (!password.equals(reader.readLine("Repeat password: ", '*'))) {
                throw new UsageException("The passwords do not match");
            }
            return password;
        }
        try {
            return line(session.getKeyboard());
        } catch (IOException e) {
            throw new UsageException("Could not read the password from standard input");
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
            throw new UsageException("A password is required, as an argument or as a line of standard input");
        }
        return password;
    }
}
