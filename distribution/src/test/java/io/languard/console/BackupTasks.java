package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.ServerUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The backups of a server, and which of them are kept. */
abstract class BackupTasks extends ConsoleTasks {

    private ServerUnderTest server;
    private Path file;

    @BeforeEach
    void createServerWithAFile() throws Exception {
        server = game();
        file = platform.directoryOf(server.id()).resolve("profiles/vars");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "old");
    }

    @Test
    void aBackupIsRestoredAfterAQuestionThatNamesWhatItReplaces() throws Exception {
        create("Before the castle");
        Files.writeString(file, "new");
        browser.click("Restore Before the castle").see("Restore “Before the castle”?");
        browser.see("This replaces the files of " + name(server)).see("The present state is backed up first.");
        browser.portrait("backup-restore").click("Cancel").seeNot("Restore “Before the castle”?");
        assertThat(file).hasContent("new");

        browser.click("Restore Before the castle").click("Restore");
        browser.see("Restore: " + name(server) + " is done").see("Before the restore of Before the castle");
        assertThat(file).hasContent("old");
        browser.isAccessible().hasNoErrors();

        server.start();
        browser.see("Stop the server to restore one.");
        assertThat(browser.offers("Restore Before the castle")).isFalse();
    }

    @Test
    void aBackupIsLockedRenamedAndDeleted() throws Exception {
        create("First");
        browser.click("Lock First, so that it is kept").see("locked");
        assertThat(backup().path("locked").asBoolean()).isTrue();
        assertThat(browser.offers("Delete First")).as("what is locked").isFalse();

        browser.click("Unlock First").seeNot("locked");
        browser.click("Rename First").type("Name", "Second").click("Rename").see("Second");
        assertThat(backup().path("name").asText()).isEqualTo("Second");

        browser.click("Delete Second").see("Delete “Second”?").see("can't be brought back");
        browser.isAccessible().click("Delete").see("No backups yet");
        assertThat(get(server.path("/backups"))).isEmpty();
    }

    @Test
    void aDownloadedBackupIsTheArchiveThatIsStored() throws Exception {
        create("Offsite");
        Path downloads = console.newFolder();
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        browser.click("Download Offsite");
        browser.await(() -> !archives(downloads).isEmpty(), "the archive");
        byte[] sum = MessageDigest.getInstance("SHA-256")
                .digest(Files.readAllBytes(archives(downloads).get(0)));
        assertThat(HexFormat.of().formatHex(sum))
                .isEqualTo(backup().path("sha256").asText());
    }

    @Test
    void whichBackupsAreKeptIsSavedAndRefusedAtItsField() throws Exception {
        openTab(server, "backups").see("What is kept");
        browser.type("The last … backups", "3").click("Save").see("What is kept was saved");
        assertThat(get(server.path("/backups/policy")).path("keep_last").asInt())
                .isEqualTo(3);
        browser.type("The last … backups", "1001").click("Save");
        assertThat(browser.driver().executeScript("return document.activeElement.validity.rangeOverflow"))
                .isEqualTo(true);
    }

    private void create(String name) {
        openTab(server, "backups").see("No backups yet").click("Create backup").type("Name", name);
        browser.isAccessible().click("Create backup").see("1 backup");
    }

    private JsonNode backup() {
        return get(server.path("/backups")).get(0);
    }

    private static List<Path> archives(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(one -> one.toString().endsWith(".tar.gz")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
