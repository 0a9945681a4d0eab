package io.languard.deploy;

import io.languard.ports.deploy.AdapterFile.State;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** Says what became of each file. Used by one thread. */
final class Rows {

    /** A component that waits for a service is given this long after its bundle's start before it counts as trouble. */
    static final long PATIENCE = 2_000;

    private final Components components;
    private final Report report;

    Rows(Components components, Report report) {
        this.components = components;
        this.report = report;
    }

    Map<String, Row> of(Collection<DroppedFile> files, Map<String, Adapter> adapters, long now) {
        Map<String, Row> rows = new TreeMap<>();
        for (DroppedFile file : files) {
            Row row = file.settled() ? row(file, adapters, now) : report.row(file.name());
            if (row != null) {
                rows.put(file.name(), row);
            }
        }
        return rows;
    }

    private Row row(DroppedFile file, Map<String, Adapter> adapters, long now) {
        Content content = file.content();
        Adapter adapter = content == null ? null : adapters.get(content.symbolicName());
        if (file.problem() != null) {
            boolean goesOn = adapter != null && adapter.fileName().equals(file.name()) && adapter.live();
            String problem = file.problem() + (goesOn ? "; " + content.bundle() + " goes on as it was" : "");
            return Row.of(file.name(), State.BROKEN, goesOn ? content : null, problem);
        }
        if (adapter == null) {
            return report.row(file.name());
        }
        return adapter.fileName().equals(file.name()) ? served(file, adapter, now) : duplicate(file, adapter);
    }

    private static Row duplicate(DroppedFile file, Adapter winner) {
        String why = winner.content().version().equals(file.content().version())
                ? "the same bundle comes from " + winner.fileName() + " already"
                : "a newer version of its bundle, " + winner.content().version() + ", comes from " + winner.fileName();
        return Row.of(file.name(), State.DUPLICATE, file.content(), why);
    }

    private Row served(DroppedFile file, Adapter adapter, long now) {
        int state = adapter.bundle().getState();
        if (state == Bundle.STARTING || state == Bundle.STOPPING) {
            return report.row(file.name());
        }
        if (adapter.live()) {
            boolean patienceIsOver = now - adapter.startedAt() >= PATIENCE;
            String problem =
                    components.problem(adapter.bundle(), patienceIsOver).orElse(null);
            return Row.of(file.name(), State.ACTIVE, file.content(), problem);
        }
        String problem = adapter.problem() == null ? "it was stopped by hand" : adapter.problem();
        return Row.of(file.name(), adapter.hasFailed() ? State.BROKEN : State.WAITING, file.content(), problem);
    }
}
