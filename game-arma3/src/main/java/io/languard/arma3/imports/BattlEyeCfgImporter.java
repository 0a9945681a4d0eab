package io.languard.arma3.imports;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.arma3.settings.ExtraStatements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Imports BattlEye's configuration: one command and value per line (BattlEye server documentation). */
final class BattlEyeCfgImporter {

    private static final String SECTION = "rcon";
    private static final int MAX_LINES = 200;

    private static final Pattern LINE = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\s+(\\S.*)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final Map<String, String> FIELDS = Map.of(
            "rconpassword", "rcon_password",
            "rconport", "rcon_port",
            "restrictrcon", "restrict_rcon",
            "maxping", "max_ping");

    private final ImportBuilder builder = new ImportBuilder();
    private final Map<String, Extra> extra = new LinkedHashMap<>();

    private BattlEyeCfgImporter() {}

    private record Extra(int line, String text) {}

    static ConfigImport read(GameServer server, String text) {
        BattlEyeCfgImporter importer = new BattlEyeCfgImporter();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            importer.line(++number, line.strip());
        }
        ConfigSection present = server.config().section(SECTION);
        importer.finish(present);
        if (importer.builder.current(SECTION, "max_ping").isEmpty()) {
            importer.builder.notTaken(
                    null,
                    "MaxPing",
                    "is not in the file: field max_ping keeps its value (" + present.get("max_ping")
                            + "), while the game has no limit by default");
        }
        return importer.builder.build();
    }

    private void line(int number, String line) {
        if (line.isEmpty() || line.startsWith("//") || line.startsWith("#")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            builder.notTaken(number, line, "is not a name, a space and a value");
            return;
        }
        String key = matcher.group(1).toLowerCase(Locale.ROOT);
        String value = matcher.group(2);
        String field = FIELDS.get(key);
        if (field != null) {
            boolean isNumber =
                    !field.equals("rcon_password") && NUMBER.matcher(value).matches();
            builder.value(SECTION, field, isNumber ? (Object) Integer.valueOf(value) : value, number, line);
        } else if (key.equals("rconip")) {
            builder.notTaken(number, line, "is always 127.0.0.1, the address that Languard connects to");
        } else {
            // Blanks between the parts of a value carry no meaning, and only single ones are accepted.
            Extra before = extra.put(key, new Extra(number, matcher.group(1) + " " + value.replaceAll("\\s+", " ")));
            if (before != null) {
                builder.notTaken(before.line(), before.text(), "is set again in line " + number + ", which applies");
            }
        }
    }

    private void finish(ConfigSection present) {
        if (extra.isEmpty()) {
            return;
        }
        List<String> all = new ArrayList<>(present.texts(ExtraStatements.FIELD));
        Set<String> keys = extra.keySet();
        all.removeIf(line -> keys.contains(line.split(" ", 2)[0].toLowerCase(Locale.ROOT)));
        if (all.size() + extra.size() > MAX_LINES) {
            extra.values()
                    .forEach(line -> builder.notTaken(
                            line.line(), line.text(), "is one of more than " + MAX_LINES + " additional settings"));
            return;
        }
        all.addAll(extra.values().stream().map(Extra::text).collect(Collectors.toList()));
        Extra first = extra.values().iterator().next();
        builder.extended(SECTION, ExtraStatements.FIELD, all, first.line(), first.text());
    }
}
