package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.backup.BackupContent;
import io.languard.api.backup.BackupParticipant;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class BackupParticipantContract extends CapabilityContract<BackupParticipant> {

    BackupParticipantContract() {
        super(BackupParticipant.class);
    }

    private BackupContent content() throws Exception {
        var server = server().build();
        return call(backups -> backups.content(server));
    }

    @Test
    void everyPatternIsAValidGlobAndTheirNumberIsLimited() throws Exception {
        ifSupported(() -> {
            BackupContent content = content();
            for (List<String> patterns : List.of(content.excluded(), content.databases(), content.journals())) {
                assertThat(patterns).hasSizeLessThanOrEqualTo(BackupContent.MAX_PATTERNS);
                patterns.forEach(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern));
            }
        });
    }

    @Test
    void notEverythingIsExcluded() throws Exception {
        ifSupported(() -> {
            BackupContent content = content();
            Path any = Path.of("a-file-that-an-admin-has-put-here.txt");
            assertThat(content.excluded().stream().filter(pattern -> FileSystems.getDefault()
                            .getPathMatcher("glob:" + pattern)
                            .matches(any)))
                    .isEmpty();
        });
    }

    @Test
    void databasesAreNotExcluded() throws Exception {
        ifSupported(() -> {
            BackupContent content = content();
            assertThat(Stream.concat(content.databases().stream(), content.journals().stream()))
                    .doesNotContainAnyElementsOf(content.excluded());
        });
    }

    @Test
    void aGameThatWasNotBroughtToRestMayBeReleased() throws Exception {
        ifSupported(() -> {
            var server = server().build();
            call(backups -> {
                backups.resume(server, Optional.empty());
                return true;
            });
        });
    }
}
