package io.languard.arma3.simulator.config;

import static io.languard.arma3.simulator.config.ValueType.INTEGER;
import static io.languard.arma3.simulator.config.ValueType.NUMBER;

import java.util.List;

/** Validates a parsed basic.cfg against "Bohemia wiki: Arma 3: Basic Server Config File". */
public final class BasicConfigValidator {
    private static final KeyTable BASIC = new KeyTable()
            .with(INTEGER, "MaxMsgSend MaxSizeGuaranteed MaxSizeNonguaranteed MinBandwidth MaxBandwidth")
            .with(INTEGER, "MaxCustomFileSize Windowed adapter 3D_Performance serverLongitude serverLatitude")
            .with(INTEGER, "serverLongitudeAuto serverLatitudeAuto Resolution_Bpp Resolution_W Resolution_H")
            .with(NUMBER, "MinErrorToSend MinErrorToSendNear viewDistance terrainGrid")
            .with(ValueType.TEXT, "language steamLanguage")
            .within(1, Integer.MAX_VALUE, "MaxMsgSend MaxSizeGuaranteed MaxSizeNonguaranteed")
            .within(1, Long.MAX_VALUE, "MinBandwidth MaxBandwidth")
            .within(0, Integer.MAX_VALUE, "MaxCustomFileSize MinErrorToSend MinErrorToSendNear");
    private static final KeyTable SOCKETS =
            new KeyTable().with(INTEGER, "maxPacketSize").within(1, 65507, "maxPacketSize");

    private BasicConfigValidator() {}

    /**
     * Returns warnings.
     *
     * @throws ConfigException if the value of a known key has the wrong type
     */
    public static List<String> validate(ConfigClass config, String file) throws ConfigException {
        KeyTableValidator check = new KeyTableValidator(file);
        check.properties(config, "", BASIC);
        for (ConfigMember member : config.members()) {
            if (member instanceof ConfigClass subclass) {
                if (subclass.name().equalsIgnoreCase("sockets")) {
                    check.properties(subclass, "/sockets", SOCKETS);
                } else {
                    check.warn(subclass.line(), "unknown key 'class " + subclass.name() + "'");
                }
            }
        }
        int minimum = config.integer("MinBandwidth", 131072);
        if (config.integer("MaxBandwidth", Integer.MAX_VALUE) < minimum) {
            check.warn(1, "MaxBandwidth is lower than MinBandwidth");
        }
        int packetSize = config.subclass("sockets")
                .map(sockets -> sockets.integer("maxPacketSize", 1400))
                .orElse(1400);
        if (config.integer("MaxSizeGuaranteed", 512) > packetSize
                || config.integer("MaxSizeNonguaranteed", 256) > packetSize) {
            check.warn(1, "messages are larger than maxPacketSize");
        }
        return check.warnings();
    }
}
