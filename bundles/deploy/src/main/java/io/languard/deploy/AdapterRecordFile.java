package io.languard.deploy;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Which file each bundle of the drop folder came from, kept beside the framework's cache: it lives and dies with the
 * bundles that it speaks of.
 */
final class AdapterRecordFile {

    /** Begins the location of every bundle that came from the drop folder. */
    static final String LOCATION_PREFIX = "drop:";

    private final BundleContext context;
    private final Path file;

    AdapterRecordFile(BundleContext context) {
        this.context = context;
        File found = context.getDataFile("adapters.properties");
        this.file = found.toPath();
    }

    /** The adapters that the framework's cache still holds, by symbolic name. */
    Map<String, DeployedAdapter> read() throws IOException {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                lines.load(in);
            }
        }
        Map<String, DeployedAdapter> found = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            String fileName = lines.getProperty(bundle.getBundleId() + ".file");
            String checksum = lines.getProperty(bundle.getBundleId() + ".sha256");
            if (bundle.getLocation().startsWith(LOCATION_PREFIX) && fileName != null && checksum != null) {
                BundleIdentity bundleIdentity =
                        new BundleIdentity(bundle.getSymbolicName(), bundle.getVersion(), checksum);
                found.put(bundle.getSymbolicName(), new DeployedAdapter(bundle, fileName, bundleIdentity));
            }
        }
        return found;
    }

    void write(Collection<DeployedAdapter> deployedAdapters) throws IOException {
        Properties lines = new Properties();
        for (DeployedAdapter deployedAdapter : deployedAdapters) {
            long id = deployedAdapter.bundle().getBundleId();
            lines.setProperty(id + ".file", deployedAdapter.fileName());
            lines.setProperty(id + ".sha256", deployedAdapter.identity().checksum());
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(draft)) {
            lines.store(out, null);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
