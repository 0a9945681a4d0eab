package io.languard.shell.remote;

import java.util.Map;
import org.apache.sshd.common.channel.PtyMode;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;

/** Maps the terminal modes sent by an SSH client to JLine attributes. */
final class PtyModeMapper {

    private static final Map<PtyMode, ControlChar> CHARACTERS = Map.of(
            PtyMode.VINTR, ControlChar.VINTR,
            PtyMode.VQUIT, ControlChar.VQUIT,
            PtyMode.VERASE, ControlChar.VERASE,
            PtyMode.VKILL, ControlChar.VKILL,
            PtyMode.VEOF, ControlChar.VEOF,
            PtyMode.VSUSP, ControlChar.VSUSP,
            PtyMode.VWERASE, ControlChar.VWERASE,
            PtyMode.VLNEXT, ControlChar.VLNEXT);

    private static final Map<PtyMode, LocalFlag> LOCAL =
            Map.of(PtyMode.ECHO, LocalFlag.ECHO, PtyMode.ICANON, LocalFlag.ICANON, PtyMode.ISIG, LocalFlag.ISIG);

    private static final Map<PtyMode, InputFlag> INPUT =
            Map.of(PtyMode.ICRNL, InputFlag.ICRNL, PtyMode.INLCR, InputFlag.INLCR, PtyMode.IGNCR, InputFlag.IGNCR);

    private PtyModeMapper() {}

    /** Applies the modes on top of common defaults, so that a client that sends none still gets readable lines. */
    static Attributes map(Map<PtyMode, Integer> modes) {
        Attributes attributes = new Attributes();
        attributes.setControlChar(ControlChar.VINTR, 3);
        attributes.setControlChar(ControlChar.VEOF, 4);
        attributes.setControlChar(ControlChar.VERASE, 127);
        attributes.setInputFlag(InputFlag.ICRNL, true);
        attributes.setLocalFlag(LocalFlag.ISIG, true);
        modes.forEach((mode, value) -> {
            if (CHARACTERS.containsKey(mode)) {
                attributes.setControlChar(CHARACTERS.get(mode), value);
            } else if (LOCAL.containsKey(mode)) {
                attributes.setLocalFlag(LOCAL.get(mode), value != 0);
            } else if (INPUT.containsKey(mode)) {
                attributes.setInputFlag(INPUT.get(mode), value != 0);
            }
        });
        // The client's terminal is in raw mode, so line feeds must be translated here.
        attributes.setOutputFlag(OutputFlag.OPOST, true);
        attributes.setOutputFlag(OutputFlag.ONLCR, true);
        return attributes;
    }
}
