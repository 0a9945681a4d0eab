package io.languard.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses the file to install if several contain the same bundle: the highest version; among equal versions the file
 * already installed, then a file with identical content, then the first by name.
 */
final class DuplicateResolver {

    private DuplicateResolver() {}

    /**
     * Returns the chosen file of each bundle, by symbolic name.
     *
     * @param installed the installed adapters, by symbolic name
     */
    static Map<String, DroppedFile> resolve(Collection<DroppedFile> files, Map<String, DeployedAdapter> installed) {
        Comparator<DroppedFile> best = Comparator.<DroppedFile, org.osgi.framework.Version>comparing(
                        file -> file.requireIdentity().version())
                .thenComparing(file -> !file.isMissing())
                .thenComparing(file -> isInstalledFrom(file, installed))
                .thenComparing(file -> hasInstalledContent(file, installed))
                .thenComparing(DroppedFile::name, Comparator.reverseOrder());
        Map<String, DroppedFile> winners = new HashMap<>();
        for (DroppedFile file : files) {
            if (isCandidate(file, installed)) {
                winners.merge(file.requireIdentity().symbolicName(), file, (a, b) -> best.compare(a, b) >= 0 ? a : b);
            }
        }
        return winners;
    }

    /**
     * A file that is being replaced, or whose new content is unusable, counts only as the source of the installed
     * bundle.
     */
    private static boolean isCandidate(DroppedFile file, Map<String, DeployedAdapter> installed) {
        return file.identity() != null
                && (file.isFresh() || isInstalledFrom(file, installed) && hasInstalledContent(file, installed));
    }

    private static boolean isInstalledFrom(DroppedFile file, Map<String, DeployedAdapter> installed) {
        DeployedAdapter adapter = installed.get(file.requireIdentity().symbolicName());
        return adapter != null && adapter.fileName().equals(file.name());
    }

    private static boolean hasInstalledContent(DroppedFile file, Map<String, DeployedAdapter> installed) {
        DeployedAdapter adapter = installed.get(file.requireIdentity().symbolicName());
        return adapter != null && file.requireIdentity().isSameFile(adapter.identity());
    }
}
