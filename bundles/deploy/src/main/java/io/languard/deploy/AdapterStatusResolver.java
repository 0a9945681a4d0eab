package io.languard.deploy;

import io.languard.service.deploy.AdapterFile.AdapterState;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** Says what became of each file. Used by one thread. */
final class AdapterStatusResolver {

    /** A component that waits for a service is given this long after its bundle's start before it counts as trouble. */
    static final long GRACE_MILLIS = 2_000;

    private final ComponentInspector componentInspector;
    private final AdapterStatusReporter adapterStatusReporter;

    AdapterStatusResolver(ComponentInspector componentInspector, AdapterStatusReporter adapterStatusReporter) {
        this.componentInspector = componentInspector;
        this.adapterStatusReporter = adapterStatusReporter;
    }

    Map<String, AdapterStatus> resolve(
            Collection<DroppedFile> files, Map<String, DeployedAdapter> deployedAdapters, long now) {
        Map<String, AdapterStatus> adapterStatuses = new TreeMap<>();
        for (DroppedFile file : files) {
            AdapterStatus adapterStatus =
                    file.isSettled() ? row(file, deployedAdapters, now) : adapterStatusReporter.status(file.name());
            if (adapterStatus != null) {
                adapterStatuses.put(file.name(), adapterStatus);
            }
        }
        return adapterStatuses;
    }

    private AdapterStatus row(DroppedFile file, Map<String, DeployedAdapter> deployedAdapters, long now) {
        BundleIdentity bundleIdentity = file.identity();
        DeployedAdapter deployedAdapter =
                bundleIdentity == null ? null : deployedAdapters.get(bundleIdentity.symbolicName());
        if (file.problem() != null) {
            boolean goesOn = deployedAdapter != null
                    && deployedAdapter.fileName().equals(file.name())
                    && deployedAdapter.isActive();
            String problem =
                    file.problem() + (goesOn ? "; " + bundleIdentity.displayName() + " goes on as it was" : "");
            return AdapterStatus.of(file.name(), AdapterState.BROKEN, goesOn ? bundleIdentity : null, problem);
        }
        if (deployedAdapter == null) {
            return adapterStatusReporter.status(file.name());
        }
        return deployedAdapter.fileName().equals(file.name())
                ? served(file, deployedAdapter, now)
                : duplicate(file, deployedAdapter);
    }

    private static AdapterStatus duplicate(DroppedFile file, DeployedAdapter winner) {
        String why = winner.identity().version().equals(file.identity().version())
                ? "the same bundle comes from " + winner.fileName() + " already"
                : "a newer version of its bundle, " + winner.identity().version() + ", comes from " + winner.fileName();
        return AdapterStatus.of(file.name(), AdapterState.DUPLICATE, file.identity(), why);
    }

    private AdapterStatus served(DroppedFile file, DeployedAdapter deployedAdapter, long now) {
        int state = deployedAdapter.bundle().getState();
        if (state == Bundle.STARTING || state == Bundle.STOPPING) {
            return adapterStatusReporter.status(file.name());
        }
        if (deployedAdapter.isActive()) {
            boolean patienceIsOver = now - deployedAdapter.startedAt() >= GRACE_MILLIS;
            String problem = componentInspector
                    .problem(deployedAdapter.bundle(), patienceIsOver)
                    .orElse(null);
            return AdapterStatus.of(file.name(), AdapterState.ACTIVE, file.identity(), problem);
        }
        String problem = deployedAdapter.problem() == null ? "it was stopped by hand" : deployedAdapter.problem();
        return AdapterStatus.of(
                file.name(),
                deployedAdapter.hasFailed() ? AdapterState.BROKEN : AdapterState.WAITING,
                file.identity(),
                problem);
    }
}
