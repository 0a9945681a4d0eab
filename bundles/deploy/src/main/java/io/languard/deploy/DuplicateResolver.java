package io.languard.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which file serves where several hold the same bundle: the highest version; of equal versions the file that
 * serves already, then one with the very same bytes, then the first by name.
 */
final class DuplicateResolver {

    private DuplicateResolver() {}

    /**
     * The file that serves each bundle, by symbolic name.
     *
     * @param serving what is installed, by symbolic name
     */
    static Map<String, DroppedFile> resolve(Collection<DroppedFile> files, Map<String, DeployedAdapter> serving) {
        Comparator<DroppedFile> best = Comparator.<DroppedFile, org.osgi.framework.Version>comparing(
                        file -> file.identity().version())
                .thenComparing(file -> !file.isMissing())
                .thenComparing(file -> isServing(file, serving))
                .thenComparing(file -> isSame(file, serving))
                .thenComparing(DroppedFile::name, Comparator.reverseOrder());
        Map<String, DroppedFile> winners = new HashMap<>();
        for (DroppedFile file : files) {
            if (isCandidate(file, serving)) {
                winners.merge(file.identity().symbolicName(), file, (a, b) -> best.compare(a, b) >= 0 ? a : b);
            }
        }
        return winners;
    }

    /** A file that is being replaced, or was by something useless, stands only for what is installed from it. */
    private static boolean isCandidate(DroppedFile file, Map<String, DeployedAdapter> serving) {
        return file.identity() != null && (file.isFresh() || isServing(file, serving) && isSame(file, serving));
    }

    private static boolean isServing(DroppedFile file, Map<String, DeployedAdapter> serving) {
        DeployedAdapter deployedAdapter = serving.get(file.identity().symbolicName());
        return deployedAdapter != null && deployedAdapter.fileName().equals(file.name());
    }

    private static boolean isSame(DroppedFile file, Map<String, DeployedAdapter> serving) {
        DeployedAdapter deployedAdapter = serving.get(file.identity().symbolicName());
        return deployedAdapter != null && file.identity().isSameFile(deployedAdapter.identity());
    }
}
