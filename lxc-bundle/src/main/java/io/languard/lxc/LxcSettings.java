package io.languard.lxc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How worlds are provisioned.
 *
 * @param cap how many may run at one time
 * @param inactivity after so long without a login one may be cleaned up
 * @param base what new ones are made from: an instance's name or an image's alias
 * @param addressTimeout how long one may take to get an address
 * @param socket the engine's socket; the usual ones are looked at where empty
 */
record LxcSettings(int cap, Duration inactivity, String base, Duration addressTimeout, Optional<Path> socket) {

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
                Duration.ofDays(number(settings.apply("INACTIVITY_PERIOD_DAYS"), 14)),
                Optional.ofNullable(settings.apply("LXC_BASE_IMAGE_NAME")).orElse("wan-blok"),
                Duration.ofSeconds(number(settings.apply("BAZA_ADDRESS_TIMEOUT"), 30)),
                Optional.ofNullable(settings.apply("LXC_SOCKET")).map(Path::of));
    }

    private static int number(String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
