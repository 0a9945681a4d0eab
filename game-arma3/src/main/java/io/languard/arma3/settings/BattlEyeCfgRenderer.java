package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.error.FieldProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Renders BattlEye's configuration file: one key and value per line, separated by a blank (BattlEye server
 * documentation).
 */
final class BattlEyeCfgRenderer {

    private static final Pattern LINE = Pattern.compile("[A-Za-z][A-Za-z0-9]* [\\x21-\\x7E]+( [\\x21-\\x7E]+)*");
    private static final Set<String> OWNED = Set.of("rconpassword", "rconport", "rconip", "restrictrcon", "maxping");

    private BattlEyeCfgRenderer() {}

    static String render(GameServer server) {
        ConfigSection values = server.config().section("rcon");
        StringBuilder out = new StringBuilder();
        String password = values.text("rcon_password");
        // Without a password BattlEye disables RCon.
        if (values.isEnabled("enabled")
                && !password.isEmpty()
                && server.remoteAdminPort().isPresent()) {
            line(out, "RConPassword", password);
            line(out, "RConPort", server.remoteAdminPort().getAsInt());
            line(out, "RConIP", "127.0.0.1");
        }
        line(out, "RestrictRCon", values.isEnabled("restrict_rcon") ? 1 : 0);
        if (values.get("max_ping") instanceof Number ping) {
            line(out, "MaxPing", ping.longValue());
        }
        values.texts(ExtraStatements.FIELD).forEach(extra -> out.append(extra).append('\n'));
        return out.toString();
    }

    static List<FieldProblem> validate(ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        List<String> lines = values.texts(ExtraStatements.FIELD);
        Set<String> usedNames = new HashSet<>(OWNED);
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            String field = ExtraStatements.FIELD + "[" + index + "]";
            if (!LINE.matcher(line).matches()) {
                problems.add(new FieldProblem(
                        field, "must be a name, a space and a value, such as MaxSetPosPerInterval 10 5"));
            } else if (!usedNames.add(line.substring(0, line.indexOf(' ')).toLowerCase(Locale.ROOT))) {
                problems.add(new FieldProblem(field, "is already set by a field or another line"));
            }
        }
        return problems;
    }

    private static void line(StringBuilder out, String key, Object value) {
        out.append(key).append(' ').append(value).append('\n');
    }
}
