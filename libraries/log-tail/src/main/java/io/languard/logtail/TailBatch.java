package io.languard.logtail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of one round over a target's sources: stored together, then published. */
final class TailBatch<T> {

    final List<T> items = new ArrayList<>();

    /** How far each source has been read with this. */
    final Map<SourceTailer<T>, FilePosition> positions = new LinkedHashMap<>();

    /** Files that have been read completely with this and can be deleted. */
    final List<Path> finished = new ArrayList<>();

    boolean isEmpty() {
        return items.isEmpty() && positions.isEmpty();
    }
}
