package io.languard.console;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The console in a browser: frame, power, forms, log, command line, keyboard, lost connections and real Luanti. */
class ConsoleIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest(() -> folder, Map::of);

    @Nested
    class EmbeddedFrame extends FrameTasks {}

    @Nested
    class EmbeddedPower extends PowerTasks {}

    @Nested
    class EmbeddedForm extends FormTasks {}

    @Nested
    class EmbeddedLive extends LiveTasks {}

    @Nested
    class EmbeddedCommandLine extends CommandLineTasks {}

    @Nested
    class EmbeddedLog extends LogTasks {}

    @Nested
    class EmbeddedConnection extends ConnectionTasks {}

    @Nested
    class EmbeddedKeyboard extends KeyboardTasks {}

    @Nested
    class EmbeddedLuanti extends LuantiTasks {}
}
