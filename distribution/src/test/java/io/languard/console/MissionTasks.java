package io.languard.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.contract.PboBuilder;
import io.languard.contract.ServerUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The missions of a server and their rotation. */
abstract class MissionTasks extends ConsoleTasks {

    private ServerUnderTest server;
    private Path folder;

    @BeforeEach
    void openMissions() throws Exception {
        server = game();
        folder = console.newFolder();
        openTab(server, "missions").see("No missions yet");
    }

    @Test
    void missionsAreUploadedRotatedAndDeleted() throws Exception {
        upload(mission("Alpha.Altis.pbo") + "\n" + mission("Bravo.Stratis.pbo"));
        browser.see("Alpha.Altis.pbo").see("Bravo.Stratis.pbo").see("Stratis");

        browser.click("Add Alpha.Altis to the rotation").click("Add Bravo.Stratis to the rotation");
        browser.see("Not saved yet").click("Move Bravo.Stratis to the top");
        browser.field("Difficulty of Bravo.Stratis").sendKeys("Veteran");
        browser.click("Save").see("The rotation was saved").seeNot("Not saved yet");
        JsonNode rotation = get(server.path("/missions/rotation"));
        assertThat(texts(rotation, "mission_name")).containsExactly("Bravo.Stratis", "Alpha.Altis");
        assertThat(rotation.get(0).path("difficulty").asText()).isEqualToIgnoringCase("veteran");

        browser.click("Delete Alpha.Altis.pbo").see("Delete Alpha.Altis.pbo?").click("Delete");
        browser.see("Alpha.Altis is in the saved rotation.").isAccessible();

        browser.click("Remove Alpha.Altis from the rotation").click("Save").seeNot("Not saved yet");
        browser.click("Delete Alpha.Altis.pbo").click("Delete").see("Alpha.Altis.pbo was deleted");
        assertThat(texts(get(server.path("/missions")), "filename")).containsExactly("Bravo.Stratis.pbo");
    }

    @Test
    void aFileThatIsNoMissionIsRefusedWithItsReason() throws Exception {
        Path broken = Files.writeString(folder.resolve("Broken.Altis.pbo"), "no mission");
        upload(broken + "\n" + mission("Good.Altis.pbo"));
        browser.await(() -> browser.offers("Try again: Broken.Altis.pbo"), "the refusal");
        browser.await(() -> browser.offers("Delete Good.Altis.pbo"), "the other file")
                .isAccessible();
        assertThat(texts(get(server.path("/missions")), "filename")).containsExactly("Good.Altis.pbo");
    }

    @Test
    void anUploadShowsItsProgressAndIsCancelled() throws Exception {
        Path large = Files.write(folder.resolve("Large.Altis.pbo"), PboBuilder.mission(2_000_000));
        throttle(100_000);
        try {
            upload(large.toString());
            browser.await(
                    () -> !browser.driver().findElements(By.tagName("progress")).isEmpty(), "the progress");
            browser.await(
                    () -> browser.number("return document.querySelector('progress').value") > 0, "a part to be sent");
            browser.see(" of 2")
                    .isAccessible()
                    .click("Cancel the upload of Large.Altis.pbo")
                    .see("cancelled");
        } finally {
            throttle(-1);
        }
        assertThat(get(server.path("/missions"))).isEmpty();
        browser.click("Try again: Large.Altis.pbo").see("Large.Altis.pbo");
        browser.await(() -> browser.offers("Delete Large.Altis.pbo"), "the mission");
    }

    private void throttle(int bytesPerSecond) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of(
                                "offline",
                                false,
                                "latency",
                                0,
                                "downloadThroughput",
                                -1,
                                "uploadThroughput",
                                bytesPerSecond));
    }

    @Test
    void theRotationIsOrderedByKeyboard() throws Exception {
        upload(mission("Alpha.Altis.pbo") + "\n" + mission("Bravo.Altis.pbo") + "\n" + mission("Coda.Altis.pbo"));
        for (String name : new String[] {"Alpha", "Bravo", "Coda"}) {
            browser.click("Add " + name + ".Altis to the rotation");
        }
        browser.field("Position of Coda.Altis").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1", Keys.ENTER);
        browser.see("Coda.Altis is now at position 1 of 3");
        assertThat(browser.focused().getAccessibleName()).isEqualTo("Position of Coda.Altis");

        browser.click("Move Alpha.Altis down")
                .see("Alpha.Altis is now at position 3 of 3")
                .click("Save");
        browser.see("The rotation was saved");
        assertThat(texts(get(server.path("/missions/rotation")), "mission_name"))
                .containsExactly("Coda.Altis", "Bravo.Altis", "Alpha.Altis");
    }

    @Test
    void theRotationIsOrderedByDragging() throws Exception {
        upload(mission("Alpha.Altis.pbo") + "\n" + mission("Bravo.Altis.pbo") + "\n" + mission("Coda.Altis.pbo"));
        for (String name : new String[] {"Alpha", "Bravo", "Coda"}) {
            browser.click("Add " + name + ".Altis to the rotation");
        }
        List<WebElement> handles = browser.driver().findElements(By.cssSelector(".reorder .handle"));
        new Actions(browser.driver())
                .clickAndHold(handles.get(2))
                .moveToElement(handles.get(1))
                .moveToElement(handles.get(0), 0, -5)
                .release()
                .perform();
        browser.see("Coda.Altis is now at position 1 of 3").click("Save").see("The rotation was saved");
        assertThat(texts(get(server.path("/missions/rotation")), "mission_name"))
                .containsExactly("Coda.Altis", "Alpha.Altis", "Bravo.Altis");
    }

    @Test
    void filesDroppedAnywhereOnThePageAreUploaded() throws Exception {
        browser.driver()
                .executeScript(
                        """
                        const bytes = Uint8Array.from(atob(arguments[0]), (one) => one.charCodeAt(0));
                        const transfer = new DataTransfer();
                        for (const name of ['Alpha.Altis.pbo', 'Bravo.Altis.pbo']) {
                            transfer.items.add(new File([bytes], name));
                        }
                        const drag = (type) => document.body.dispatchEvent(
                            new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
                        drag('dragover');
                        drag('drop');
                        """,
                        Base64.getEncoder().encodeToString(PboBuilder.mission()));
        browser.await(() -> browser.offers("Delete Bravo.Altis.pbo"), "both files")
                .see("uploaded");
        assertThat(texts(get(server.path("/missions")), "filename"))
                .containsExactlyInAnyOrder("Alpha.Altis.pbo", "Bravo.Altis.pbo");
    }

    @Test
    void changesOfSomebodyElseAreNotSilentlyReplaced() throws Exception {
        upload(mission("Alpha.Altis.pbo").toString());
        browser.click("Add Alpha.Altis to the rotation").see("Not saved yet");
        int id = get(server.path("/missions")).get(0).path("id").asInt();
        platform.admin()
                .put(
                        server.path("/missions/rotation"),
                        Map.of(
                                "rotation",
                                List.of(
                                        body("mission_id", id, "difficulty", "regular"),
                                        body("mission_id", id, "difficulty", "veteran"))));
        browser.see("Someone else has changed this meanwhile.");
        browser.click("Discard").seeNot("Not saved yet");
        assertThat(browser.driver().findElements(By.cssSelector(".reorder > li")))
                .hasSize(2);
    }

    private void upload(String files) {
        browser.driver().findElement(By.cssSelector("input[type=file]")).sendKeys(files);
    }

    private Path mission(String name) throws Exception {
        return Files.write(folder.resolve(name), PboBuilder.mission());
    }
}
