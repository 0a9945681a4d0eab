package io.languard.launcher;

import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.input.NoCloseInputStream;
import org.apache.sshd.common.util.io.output.NoCloseOutputStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** An interactive shell in the current terminal: all keys are sent to the server. */
final class ShellTerminal {

    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(5);

    private ShellTerminal() {}

    /** Opens the shell. Without a terminal, such as in a pipe, the input is sent as it is. */
    static int open(ClientSession session) throws IOException {
        try (Terminal terminal =
                        TerminalBuilder.builder().system(true).dumb(true).build();
                ChannelShell channel = session.createShellChannel()) {
            Attributes before = terminal.enterRawMode();
            try {
                Attributes raw = terminal.getAttributes();
                raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
                raw.setInputFlag(Attributes.InputFlag.ICRNL, false);
                terminal.setAttributes(raw);
                Size size = terminal.getSize();
                channel.setUsePty(true);
                channel.setPtyType(terminal.getType());
                channel.setPtyColumns(size.getColumns());
                channel.setPtyLines(size.getRows());
                channel.setIn(new NoCloseInputStream(terminal.input()));
                channel.setOut(new NoCloseOutputStream(terminal.output()));
                channel.setErr(new NoCloseOutputStream(terminal.output()));
                terminal.handle(Terminal.Signal.WINCH, signal -> resize(channel, terminal.getSize()));
                channel.open().verify(OPEN_TIMEOUT);
                return ShellClient.await(channel);
            } finally {
                terminal.setAttributes(before);
            }
        }
    }

    private static void resize(ChannelShell channel, Size size) {
        try {
            channel.sendWindowChange(size.getColumns(), size.getRows());
        } catch (IOException e) {
            // The connection is lost, which also closes the channel.
        }
    }
}
