package io.languard.launcher;

import io.languard.ports.settings.Settings;
import io.languard.ports.settings.SettingsReader;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the platform, from the settings to the end. */
final class Platform {

    private Platform() {}

    /** Returns when the platform has been stopped from inside; a signal ends the process. */
    static void run(Home home, String version) throws StartException {
        Map<String, String> raw = SettingsReader.read(System.getenv(), home.settings(), home.path());
        Settings settings = new Settings(raw);
        DataFolder data = DataFolder.prepare(settings.data());
        DropFolder.check(settings.adapters());
        Ports.check(settings);
        Logging.begin(home, data);
        Logger log = LoggerFactory.getLogger(Platform.class);
        settings.warnings().forEach(log::warn);
        log.info("Languard {} starts, data in {}", version, data.path());

        OsgiFramework framework = OsgiFramework.create(home, data, version, settings.accepted());
        framework.stopOnSignal();
        framework.start();
        Readiness.await(framework, settings, version);
        framework.await();
        data.release();
    }
}
