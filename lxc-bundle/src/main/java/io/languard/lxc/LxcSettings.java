package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How worlds are provisioned.
 *
 * @param cap how many may run at one time
 * @param frozenCap how many may be frozen at one time
 * @param freezeOnLeave whether a player's world is frozen where it would be stopped
 * @param inactivity after so long without a login one may be cleaned up
 * @param addressTimeout how long one may take to get an address
 * @param portTimeout how long to wait then for its game's port; not at all where zero
 * @param template what new ones are made from
 * @param engine how the engine is reached
 */
record LxcSettings(
        int cap,
        int frozenCap,
        boolean freezeOnLeave,
        Duration inactivity,
        Duration addressTimeout,
        Duration portTimeout,
        Template template,
        EngineSettings engine) {

    /** Before a setting's name, the framework property that carries it. */
    private static final String PREFIX = "languard.setting.";

    /** The settings in these framework properties, which the platform has checked. */
    static LxcSettings from(UnaryOperator<String> properties) {
        UnaryOperator<String> settings = name -> {
            String value = properties.apply(PREFIX + name);
            return value == null || value.isBlank() ? null : value.strip();
        };
        return new LxcSettings(
                number(settings.apply("MAX_CONCURRENT_CONTAINERS"), 5),
                number(settings.apply("MAX_FROZEN_CONTAINERS"), 5),
                "freeze".equals(settings.apply("BAZA_STOP_MODE")),
                Duration.ofDays(number(settings.apply("INACTIVITY_PERIOD_DAYS"), 14)),
                Duration.ofSeconds(number(settings.apply("BAZA_ADDRESS_TIMEOUT"), 30)),
                Duration.ofSeconds(number(settings.apply("BAZA_READY_PORT_TIMEOUT"), 0)),
                Template.from(settings),
                engine(settings));
    }

    private static EngineSettings engine(UnaryOperator<String> settings) {
        return new EngineSettings(
                path(settings, "LXC_SOCKET"),
                list(settings.apply("LXC_REMOTE")).map(URI::create).toList(),
                path(settings, "LXC_CLIENT_CERT"),
                path(settings, "LXC_CLIENT_KEY"),
                path(settings, "LXC_SERVER_CERT"),
                Optional.ofNullable(settings.apply("LXC_PROJECT")).orElse(EngineSettings.DEFAULT_PROJECT));
    }

    static Stream<String> list(String text) {
        return text == null ? Stream.empty() : List.of(text.split(",")).stream();
    }

    private static Optional<Path> path(UnaryOperator<String> settings, String name) {
        return Optional.ofNullable(settings.apply(name)).map(Path::of);
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
