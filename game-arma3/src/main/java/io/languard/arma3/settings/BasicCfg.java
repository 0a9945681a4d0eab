package io.languard.arma3.settings;

import static io.languard.arma3.settings.Form.NUMBER;

import io.languard.api.GameServer;
import io.languard.api.error.FieldProblem;
import io.languard.arma3.Arma3;
import io.languard.arma3.config.ConfigClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The file basic.cfg: network tuning (Bohemia wiki: Arma 3: Basic Server Config File). */
final class BasicCfg {

    static final List<Setting> MAIN = List.of(
            new Setting("min_bandwidth", "MinBandwidth", NUMBER),
            new Setting("max_bandwidth", "MaxBandwidth", NUMBER),
            new Setting("max_msg_send", "MaxMsgSend", NUMBER),
            new Setting("max_size_guaranteed", "MaxSizeGuaranteed", NUMBER),
            new Setting("max_size_nonguaranteed", "MaxSizeNonguaranteed", NUMBER),
            new Setting("min_error_to_send", "MinErrorToSend", NUMBER),
            new Setting("min_error_to_send_near", "MinErrorToSendNear", NUMBER),
            new Setting("max_custom_file_size", "MaxCustomFileSize", NUMBER));

    static final List<Setting> SOCKETS = List.of(new Setting("max_packet_size", "maxPacketSize", NUMBER));

    static final List<String> KEYS =
            Stream.concat(MAIN.stream().map(Setting::key), Stream.of("sockets")).toList();

    private BasicCfg() {}

    static ConfigClass render(GameServer server) {
        Map<String, Object> values = Arma3.section(server, "basic");
        ConfigClass file = new ConfigClass();
        Setting.write(MAIN, values, file);
        Setting.write(SOCKETS, values, file.child("sockets"));
        ExtraLines.write(Arma3.texts(values, ExtraLines.FIELD), file);
        return file;
    }

    static List<FieldProblem> check(Map<String, Object> values) {
        List<FieldProblem> problems = new ArrayList<>();
        notAbove(values, "min_bandwidth", "max_bandwidth", problems);
        notAbove(values, "max_size_guaranteed", "max_packet_size", problems);
        notAbove(values, "max_size_nonguaranteed", "max_packet_size", problems);
        return problems;
    }

    private static void notAbove(Map<String, Object> values, String low, String high, List<FieldProblem> problems) {
        if (values.get(low) instanceof Number small
                && values.get(high) instanceof Number large
                && small.doubleValue() > large.doubleValue()) {
            problems.add(new FieldProblem(low, "must not be above " + high + " (" + large + ")"));
        }
    }
}
