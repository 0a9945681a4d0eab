package io.languard.console;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The frame of the console, its forms and what it shows live, in a browser. */
class ConsoleIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest(() -> folder, Map::of);

    @Nested
    class EmbeddedFrame extends FrameTasks {}

    @Nested
    class EmbeddedForm extends FormTasks {}

    @Nested
    class EmbeddedLive extends LiveTasks {}
}
