package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The shipped dashboard and alert rules. */
class MonitoringTest {

    private static final Path FOLDER = Path.of("src/main/dist/monitoring");
    private static final Path RULES = FOLDER.resolve("languard-alerts.yml");
    private static final Path DASHBOARD = FOLDER.resolve("languard-dashboard.json");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @Test
    void prometheusAcceptsTheAlertRules() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not installed");
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", RULES.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(output).isZero();
    }

    @Test
    void panelsOfTheDashboardHaveTheirOwnPlacesAndQueries() throws Exception {
        JsonNode panels = new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels");
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> cells = new HashSet<>();
        for (JsonNode panel : panels) {
            String title = panel.path("title").asText();
            JsonNode place = panel.path("gridPos");
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(cells.add(List.of(
                                    place.path("x").asInt() + x, place.path("y").asInt() + y)))
                            .as(title)
                            .isTrue();
                }
            }
            assertThat(panel.path("targets")).as(title).isNotEmpty().allSatisfy(target -> assertThat(
                            target.path("expr").asText())
                    .contains("$instance"));
        }
        assertThat(ids).hasSizeGreaterThan(10);
    }

    @Test
    void everyFigureThatIsShownOrWatchedIsDocumented() throws Exception {
        String documented = Files.readString(Path.of("../docs/operations.md"));
        Matcher names = Pattern.compile("\\b(languard|process|jvm)_[a-z_]+[a-z]")
                .matcher(Files.readString(RULES) + Files.readString(DASHBOARD));
        Set<String> used = new HashSet<>();
        while (names.find()) {
            used.add(names.group());
        }
        assertThat(used).hasSizeGreaterThan(15).allSatisfy(name -> assertThat(documented)
                .contains(name));
    }
}
