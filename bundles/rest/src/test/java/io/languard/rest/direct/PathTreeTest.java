package io.languard.rest.direct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathTreeTest {

    private final PathTree<String> tree = new PathTree<>();

    PathTreeTest() {
        tree.add("servers", "list");
        tree.add("servers/{server_id}", "one");
        tree.add("servers/{server_id}/config/{section}", "section");
        tree.add("servers/{server_id}/config/preview", "preview");
        tree.add("servers/{server_id}/config/import", null);
    }

    @Test
    void pathHasTheValuesOfItsVariables() {
        assertThat(tree.find("servers")).isEqualTo(new PathTree.Match<>("list", List.of()));
        assertThat(tree.find("servers/7")).isEqualTo(new PathTree.Match<>("one", List.of("7")));
        assertThat(tree.find("servers/7/config/basic"))
                .isEqualTo(new PathTree.Match<>("section", List.of("7", "basic")));
    }

    @Test
    void literalSegmentPrecedesAVariable() {
        assertThat(tree.find("servers/7/config/preview")).isEqualTo(new PathTree.Match<>("preview", List.of("7")));
    }

    @Test
    void templateWithoutTargetKeepsOthersFromMatching() {
        assertThat(tree.find("servers/7/config/import")).isNull();
    }

    @Test
    void emptySegmentsAndOtherPathsMatchNothing() {
        for (String path : List.of("", "servers/", "servers//config/basic", "/servers", "servers/7/x", "other")) {
            assertThat(tree.find(path)).as(path).isNull();
        }
    }
}
