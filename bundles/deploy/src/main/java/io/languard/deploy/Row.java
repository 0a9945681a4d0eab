package io.languard.deploy;

import io.languard.ports.deploy.AdapterFile;
import io.languard.ports.deploy.AdapterFile.State;
import java.time.Instant;
import java.util.Objects;

/**
 * What became of a file, with the content that the port's record does not show.
 *
 * @param content {@code null} if it holds no bundle
 */
record Row(AdapterFile file, Content content) {

    static Row of(String fileName, State state, Content content, String problem) {
        String bundle = content == null ? null : content.bundle();
        return new Row(new AdapterFile(fileName, state, bundle, problem, Instant.now()), content);
    }

    /** Whether both say the same, but for the time. */
    boolean equalTo(Row other) {
        return other != null
                && file.state() == other.file.state()
                && Objects.equals(file.problem(), other.file.problem())
                && Objects.equals(content, other.content);
    }

    boolean active() {
        return file.state() == State.ACTIVE;
    }

    boolean sameContent(Row other) {
        return content != null && content.sameFile(other.content);
    }
}
