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
final class Records {

    /** Begins the location of every bundle that came from the drop folder. */
    static final String LOCATION = "drop:";

    private final BundleContext context;
    private final Path file;

    Records(BundleContext context) {
        this.context = context;
        File found = context.getDataFile("adapters.properties");
        this.file = found.toPath();
    }

    /** The adapters that the framework's cache still holds, by symbolic name. */
    Map<String, Adapter> read() throws IOException {
        Properties lines = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                lines.load(in);
            }
        }
        Map<String, Adapter> found = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            String fileName = lines.getProperty(bundle.getBundleId() + ".file");
            String checksum = lines.getProperty(bundle.getBundleId() + ".sha256");
            if (bundle.getLocation().startsWith(LOCATION) && fileName != null && checksum != null) {
                Content content = new Content(bundle.getSymbolicName(), bundle.getVersion(), checksum);
                found.put(bundle.getSymbolicName(), new Adapter(bundle, fileName, content));
            }
        }
        return found;
    }

    void write(Collection<Adapter> adapters) throws IOException {
        Properties lines = new Properties();
        for (Adapter adapter : adapters) {
            long id = adapter.bundle().getBundleId();
            lines.setProperty(id + ".file", adapter.fileName());
            lines.setProperty(id + ".sha256", adapter.content().checksum());
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(draft)) {
            lines.store(out, null);
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
