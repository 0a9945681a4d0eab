package io.languard.deploy;

import io.languard.service.deploy.AdapterFile.AdapterState;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Determines the status of each file. Confined to one thread. */
final class AdapterStatusResolver {

    /** How long after its bundle's start a component may wait for a service before that is reported as a problem. */
    static final long GRACE_MILLIS = 2_000;

    private final ComponentInspector componentInspector;
    private final AdapterStatusReporter reporter;

    AdapterStatusResolver(ComponentInspector componentInspector, AdapterStatusReporter reporter) {
        this.componentInspector = componentInspector;
        this.reporter = reporter;
    }

    Map<String, AdapterStatus> resolve(Collection<DroppedFile> files, Map<String, DeployedAdapter> adapters, long now) {
        Map<String, AdapterStatus> statuses = new TreeMap<>();
        for (DroppedFile file : files) {
            AdapterStatus status = file.isSettled() ? resolve(file, adapters, now) : reporter.status(file.name());
            if (status != null) {
                statuses.put(file.name(), status);
            }
        }
        return statuses;
    }

    private @Nullable AdapterStatus resolve(DroppedFile file, Map<String, DeployedAdapter> adapters, long now) {
        BundleIdentity identity = file.identity();
        DeployedAdapter adapter = identity == null ? null : adapters.get(identity.symbolicName());
        if (file.problem() != null) {
            boolean running = adapter != null && adapter.fileName().equals(file.name()) && adapter.isActive();
            BundleIdentity kept = running ? identity : null;
            String problem = file.problem() + (kept == null ? "" : "; " + kept.displayName() + " keeps running");
            return AdapterStatus.of(file.name(), AdapterState.BROKEN, kept, problem);
        }
        if (adapter == null) {
            return reporter.status(file.name());
        }
        return adapter.fileName().equals(file.name())
                ? statusOfInstalled(file, adapter, now)
                : statusOfDuplicate(file, adapter);
    }

    private static AdapterStatus statusOfDuplicate(DroppedFile file, DeployedAdapter winner) {
        String problem =
                winner.identity().version().equals(file.requireIdentity().version())
                        ? "The same bundle is already provided by " + winner.fileName()
                        : winner.fileName() + " provides a newer version, "
                                + winner.identity().version();
        return AdapterStatus.of(file.name(), AdapterState.DUPLICATE, file.identity(), problem);
    }

    private @Nullable AdapterStatus statusOfInstalled(DroppedFile file, DeployedAdapter adapter, long now) {
        int state = adapter.bundle().getState();
        if (state == Bundle.STARTING || state == Bundle.STOPPING) {
            return reporter.status(file.name());
        }
        if (adapter.isActive()) {
            boolean graceOver = now - adapter.startedAt() >= GRACE_MILLIS;
            String problem =
                    componentInspector.problem(adapter.bundle(), graceOver).orElse(null);
            return AdapterStatus.of(file.name(), AdapterState.ACTIVE, file.identity(), problem);
        }
        String problem = adapter.problem() == null ? "Stopped manually" : adapter.problem();
        return AdapterStatus.of(
                file.name(),
                adapter.hasFailed() ? AdapterState.BROKEN : AdapterState.WAITING,
                file.identity(),
                problem);
    }
}
