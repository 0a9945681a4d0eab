package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;
import io.languard.world.WorldSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The settings of the provisioner.
 *
 * @param cap the maximum number of running worlds
 * @param frozenCap the maximum number of frozen worlds
 * @param freezeOnLeave whether a player's request to stop a world freezes it
 * @param inactivity the time without a login after which a world may be removed
 * @param addressTimeout how long to wait for a container's address
 * @param portTimeout how long to wait for the game's port after that; zero for not at all
 * @param template what new worlds are created from
 * @param engine how to reach the engine
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

    /** Reads the platform's settings, which it has validated and whose defaults it supplies. */
    static LxcSettings from(WorldSettings settings) {
        UnaryOperator<String> texts = name -> settings.value(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        return new LxcSettings(
                Integer.parseInt(texts.apply("MAX_CONCURRENT_CONTAINERS")),
                Integer.parseInt(texts.apply("MAX_FROZEN_CONTAINERS")),
                "freeze".equals(texts.apply("BAZA_STOP_MODE")),
                Duration.ofDays(Integer.parseInt(texts.apply("INACTIVITY_PERIOD_DAYS"))),
                Duration.ofSeconds(Integer.parseInt(texts.apply("BAZA_ADDRESS_TIMEOUT"))),
                Duration.ofSeconds(Integer.parseInt(texts.apply("BAZA_READY_PORT_TIMEOUT"))),
                Template.from(texts),
                engine(texts));
    }

    static EngineSettings engine(UnaryOperator<String> settings) {
        return new EngineSettings(
                path(settings, "LXC_SOCKET"),
                list(settings.apply("LXC_REMOTE")).map(URI::create).toList(),
                path(settings, "LXC_CLIENT_CERT"),
                path(settings, "LXC_CLIENT_KEY"),
                path(settings, "LXC_SERVER_CERT"),
                settings.apply("LXC_PROJECT"));
    }

    static Stream<String> list(String text) {
        return text == null ? Stream.empty() : List.of(text.split(",")).stream();
    }

    private static Optional<Path> path(UnaryOperator<String> settings, String name) {
        return Optional.ofNullable(settings.apply(name)).map(Path::of);
    }
}
