package io.languard.console;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the console in a browser, with its main tasks, on the embedded database. */
class ConsolePagesIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final ConsoleUnderTest CONSOLE =
            new ConsoleUnderTest(() -> folder, () -> Map.of("LANGUARD_WEBHOOK_PRIVATE", "true"));

    @Nested
    class EmbeddedBackup extends BackupTasks {}

    @Nested
    class EmbeddedList extends ListTasks {}

    @Nested
    class EmbeddedMission extends MissionTasks {}

    @Nested
    class EmbeddedMod extends ModTasks {}

    @Nested
    class EmbeddedPlayer extends PlayerTasks {}

    @Nested
    class EmbeddedUser extends UserTasks {}

    @Nested
    class EmbeddedPlatform extends PlatformTasks {}

    @Nested
    class EmbeddedWebhook extends WebhookTasks {}

    @Nested
    class EmbeddedWorld extends WorldTasks {}

    @Nested
    class EmbeddedPage extends PageTasks {}

    @Nested
    class EmbeddedRequest extends RequestTasks {}
}
