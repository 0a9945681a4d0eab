package io.languard.arma3.settings;

import static io.languard.arma3.settings.ConfigValueConverter.NUMBER;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.error.FieldProblem;
import io.languard.arma3.config.ConfigBody;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders basic.cfg, the network settings (Bohemia wiki: Arma 3: Basic Server Config File). */
public final class BasicCfgRenderer {

    /** The settings at the top of the file. */
    public static final List<SettingMapping> MAIN = List.of(
            new SettingMapping("min_bandwidth", "MinBandwidth", NUMBER),
            new SettingMapping("max_bandwidth", "MaxBandwidth", NUMBER),
            new SettingMapping("max_msg_send", "MaxMsgSend", NUMBER),
            new SettingMapping("max_size_guaranteed", "MaxSizeGuaranteed", NUMBER),
            new SettingMapping("max_size_nonguaranteed", "MaxSizeNonguaranteed", NUMBER),
            new SettingMapping("min_error_to_send", "MinErrorToSend", NUMBER),
            new SettingMapping("min_error_to_send_near", "MinErrorToSendNear", NUMBER),
            new SettingMapping("max_custom_file_size", "MaxCustomFileSize", NUMBER));

    /** The settings of class sockets. */
    public static final List<SettingMapping> SOCKETS =
            List.of(new SettingMapping("max_packet_size", "maxPacketSize", NUMBER));

    static final List<String> KEYS = Stream.concat(MAIN.stream().map(SettingMapping::key), Stream.of("sockets"))
            .toList();

    private BasicCfgRenderer() {}

    static ConfigBody render(GameServer server) {
        ConfigSection values = server.config().section("basic");
        ConfigBody file = new ConfigBody();
        SettingMapping.write(MAIN, values, file);
        SettingMapping.write(SOCKETS, values, file.child("sockets"));
        ExtraStatements.write(values.texts(ExtraStatements.FIELD), file);
        return file;
    }

    static List<FieldProblem> validate(ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        requireNotAbove(values, "min_bandwidth", "max_bandwidth", problems);
        requireNotAbove(values, "max_size_guaranteed", "max_packet_size", problems);
        requireNotAbove(values, "max_size_nonguaranteed", "max_packet_size", problems);
        return problems;
    }

    private static void requireNotAbove(ConfigSection values, String low, String high, List<FieldProblem> problems) {
        if (values.get(low) instanceof Number small
                && values.get(high) instanceof Number large
                && small.doubleValue() > large.doubleValue()) {
            problems.add(new FieldProblem(low, "must not be greater than " + high + " (" + large + ")"));
        }
    }
}
