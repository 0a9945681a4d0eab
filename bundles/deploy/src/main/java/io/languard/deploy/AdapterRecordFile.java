package io.languard.deploy;

import io.languard.toolkit.file.OwnerOnlyFiles;
import io.languard.toolkit.file.TemporaryFiles;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Stores which file each bundle of the drop folder came from. The file lies in the framework's cache, so that it is
 * lost together with the bundles it describes.
 */
final class AdapterRecordFile {

    /** The prefix of the location of every bundle installed from the drop folder. */
    static final String LOCATION_PREFIX = "drop:";

    private final BundleContext context;
    private final Path file;

    AdapterRecordFile(BundleContext context) {
        this.context = context;
        File recordFile = context.getDataFile("adapters.properties");
        this.file = recordFile.toPath();
    }

    /** Returns the recorded adapters that are still in the framework's cache, by symbolic name. */
    Map<String, DeployedAdapter> read() throws IOException {
        Properties records = new Properties();
        TemporaryFiles.deleteLeftovers(Objects.requireNonNull(file.getParent()));
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                records.load(in);
            }
        }
        Map<String, DeployedAdapter> adapters = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            String fileName = records.getProperty(bundle.getBundleId() + ".file");
            String checksum = records.getProperty(bundle.getBundleId() + ".sha256");
            if (bundle.getLocation().startsWith(LOCATION_PREFIX) && fileName != null && checksum != null) {
                BundleIdentity identity = new BundleIdentity(bundle.getSymbolicName(), bundle.getVersion(), checksum);
                adapters.put(bundle.getSymbolicName(), new DeployedAdapter(bundle, fileName, identity));
            }
        }
        return adapters;
    }

    void write(Collection<DeployedAdapter> adapters) throws IOException {
        Properties records = new Properties();
        for (DeployedAdapter adapter : adapters) {
            long id = adapter.bundle().getBundleId();
            records.setProperty(id + ".file", adapter.fileName());
            records.setProperty(id + ".sha256", adapter.identity().checksum());
        }
        OwnerOnlyFiles.replace(file, out -> records.store(new OutputStreamWriter(out, StandardCharsets.UTF_8), null));
    }
}
