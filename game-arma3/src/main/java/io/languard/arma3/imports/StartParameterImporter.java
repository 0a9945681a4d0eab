package io.languard.arma3.imports;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.arma3.imports.ScriptTokenizer.Command;
import io.languard.arma3.process.ExtraArgumentsValidator;
import io.languard.arma3.process.LaunchParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Imports the game's parameters from a start script, a service definition or a parameter file. Other commands in them are
 * not settings of the game, and ignored (Bohemia wiki: Arma 3: Startup Parameters).
 */
final class StartParameterImporter {

    private static final String SECTION = "launch";

    private static final Pattern PARAMETER = Pattern.compile("-[A-Za-z][A-Za-z0-9]*(=.*)?", Pattern.DOTALL);
    private static final Pattern EXECUTABLE = Pattern.compile("(?i).*arma3server[^/\\\\]*");
    private static final Pattern VARIABLE = Pattern.compile("\\$[\\w({]|%\\w+%|`");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final String FILE = "names a file that Languard writes itself: import that file, too";
    private static final String FOLDER =
            "names a folder that Languard sets itself; see the page on taking over a server";
    private static final String MODS =
            "names mods: register these folders as mods, and enable them for the server in this order";
    private static final String CLIENT = "is a parameter of a client or headless client";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("config", FILE),
            Map.entry("cfg", FILE),
            Map.entry("par", "names a file with further parameters: import that file, too"),
            Map.entry("profiles", FOLDER),
            Map.entry("name", FOLDER),
            Map.entry("bepath", FOLDER),
            Map.entry("mpmissions", FOLDER),
            Map.entry("keysfolder", FOLDER),
            Map.entry("mod", MODS),
            Map.entry("servermod", MODS + ", as mods of the server only"),
            Map.entry("pid", "is not needed: Languard knows the process"),
            Map.entry("server", "is not needed for a dedicated server"),
            Map.entry("client", CLIENT),
            Map.entry("connect", CLIENT),
            Map.entry("password", CLIENT));

    private final GameServer server;
    private final ImportBuilder builder = new ImportBuilder();
    private final Map<String, String> extra = new LinkedHashMap<>();
    private int firstExtraLine;
    private int found;

    private StartParameterImporter(GameServer server) {
        this.server = server;
    }

    /** Returns what a file contains; empty if it contains no parameters of the game. */
    static Optional<ConfigImport> read(GameServer server, String text) {
        StartParameterImporter importer = new StartParameterImporter(server);
        ScriptTokenizer.commands(text).forEach(importer::command);
        importer.finish();
        return importer.found == 0 ? Optional.empty() : Optional.of(importer.builder.build());
    }

    private void command(Command command) {
        boolean ofGame = command.words().stream()
                .allMatch(word -> PARAMETER.matcher(word).matches());
        for (String word : command.words()) {
            if (PARAMETER.matcher(word).matches() && (ofGame || isKnown(name(word)))) {
                found++;
                parameter(command.number(), word);
            }
            ofGame |= EXECUTABLE.matcher(word).matches();
        }
    }

    private static boolean isKnown(String name) {
        return REASONS.containsKey(name)
                || name.equals("port")
                || name.equals("ranking")
                || LaunchParameters.switchField(name).isPresent()
                || LaunchParameters.valueField(name).isPresent();
    }

    private void parameter(int line, String word) {
        String name = name(word);
        String value = word.indexOf('=') < 0 ? null : word.substring(word.indexOf('=') + 1);
        if (REASONS.containsKey(name)) {
            builder.notTaken(line, word, REASONS.get(name));
        } else if (VARIABLE.matcher(word).find()) {
            builder.notTaken(line, word, "contains a variable of the script, whose value is not known");
        } else if (name.equals("port")) {
            port(line, word, value);
        } else if (name.equals("ranking")) {
            builder.value(SECTION, "ranking", 1, line, word);
            builder.notTaken(line, word, "is on, but the file is ranking.txt in the server's directory");
        } else {
            setting(line, word, name, value);
        }
    }

    private void setting(int line, String word, String name, @Nullable String value) {
        Optional<String> valueField = LaunchParameters.valueField(name);
        Optional<String> switchField = LaunchParameters.switchField(name);
        if (switchField.isPresent()) {
            builder.value(SECTION, switchField.get(), 1, line, word);
        } else if (valueField.isPresent() && value != null) {
            boolean number = LaunchParameters.isNumber(valueField.get())
                    && NUMBER.matcher(value).matches();
            builder.value(SECTION, valueField.get(), number ? (Object) Integer.valueOf(value) : value, line, word);
        } else {
            extra(line, word, name);
        }
    }

    private void port(int line, String word, @Nullable String value) {
        if (!String.valueOf(server.gamePort()).equals(value)) {
            builder.notTaken(
                    line,
                    word,
                    "is no setting of the game's files: set the game port of the server, now " + server.gamePort());
        }
    }

    private void extra(int line, String word, String name) {
        ExtraArgumentsValidator.validate(List.of(word)).stream()
                .findFirst()
                .ifPresentOrElse(problem -> builder.notTaken(line, word, problem.reason()), () -> {
                    firstExtraLine = extra.isEmpty() ? line : firstExtraLine;
                    String before = extra.put(name, word);
                    if (before != null && !before.equals(word)) {
                        builder.notTaken(line, before, "is set again in line " + line + ", which applies");
                    }
                });
    }

    private void finish() {
        if (extra.isEmpty()) {
            return;
        }
        ConfigSection present = server.config().section(SECTION);
        Set<String> names = extra.keySet();
        List<String> all = new ArrayList<>(present.texts(ExtraArgumentsValidator.FIELD));
        all.removeIf(argument -> names.contains(name(argument)));
        all.addAll(extra.values());
        builder.extended(
                SECTION,
                ExtraArgumentsValidator.FIELD,
                all,
                firstExtraLine,
                extra.values().iterator().next());
    }

    private static String name(String word) {
        int equals = word.indexOf('=');
        return word.substring(1, equals < 0 ? word.length() : equals).toLowerCase(Locale.ROOT);
    }
}
