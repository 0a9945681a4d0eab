package io.languard.launcher;

import io.languard.service.settings.Settings;
import io.languard.service.settings.SettingsReader;
import java.io.IOException;
import java.util.Map;
import org.jline.terminal.TerminalBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the platform, from reading the settings to its end. */
final class PlatformRunner {

    private PlatformRunner() {}

    /** What is done as soon as the platform is ready. */
    interface ReadyTask {
        void run(OsgiFramework framework, HealthProbe healthProbe) throws IOException;
    }

    /** Returns when the platform has been stopped from inside; a signal ends the process. */
    static void run(LanguardHome languardHome, String version) throws StartupException {
        Map<String, String> raw =
                SettingsReader.read(System.getenv(), languardHome.settingsFile(), languardHome.path());
        run(languardHome, version, raw, PlatformRunner::notifySystemd);
    }

    /** Runs the platform with these settings instead of those of the installation. */
    static void run(LanguardHome languardHome, String version, Map<String, String> raw, ReadyTask whenReady)
            throws StartupException {
        Settings settings = new Settings(raw);
        DataFolder data = DataFolder.prepare(settings.data());
        DropFolderValidator.check(settings.adapters());
        PortValidator.check(settings);
        LoggingInitializer.initialize(languardHome, data);
        openNoTerminal();
        Logger log = LoggerFactory.getLogger(PlatformRunner.class);
        RunMarker.create(data.path());
        HeapMonitor.start();
        settings.warnings().forEach(log::warn);
        // Not a warning, which would follow on the console: the message that the platform is ready contains these.
        settings.placeholders().forEach(log::info);
        log.info("Languard {} is starting, data folder {}", version, data.path());

        OsgiFramework framework = OsgiFramework.create(languardHome, data, version, settings.accepted());
        framework.stopOnSignal();
        framework.start();
        HealthProbe healthProbe = new HealthProbe(settings);
        if (PlatformHealthWaiter.await(framework, settings, healthProbe, version)) {
            ClassArchiver.start(data, languardHome, settings.classArchive());
            try {
                whenReady.run(framework, healthProbe);
            } catch (IOException e) {
                throw new StartupException("failed after the start: " + e.getMessage(), e);
            }
        }
        framework.await();
        data.release();
    }

    /**
     * Has Gogo's own shell, which starts with its bundle and ends at once, do without the terminal of this process: JLine
     * would load two native libraries to look for one.
     */
    private static void openNoTerminal() {
        System.setProperty(TerminalBuilder.PROP_PROVIDER, TerminalBuilder.PROP_PROVIDER_DUMB);
    }

    private static void notifySystemd(OsgiFramework framework, HealthProbe healthProbe) {
        SystemdNotifier systemd = SystemdNotifier.ofEnvironment();
        systemd.ready("Ready: " + healthProbe.root());
        systemd.startWatchdog(new LivenessProbe(framework.context()));
    }
}
