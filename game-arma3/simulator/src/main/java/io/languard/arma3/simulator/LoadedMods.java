package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.query.QueryRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The mods on the command line and the keys in the install folder ("Bohemia wiki: Arma 3: Dedicated Server"). */
final class LoadedMods {
    private static final Pattern WORKSHOP_ID = Pattern.compile("publishedid\\s*=\\s*(\\d{1,10})\\s*;");

    private final Path folder;
    private final List<String> clientMods;
    private final List<String> serverOnly;
    private final List<String> keyFolders;

    LoadedMods(Path folder, LaunchArguments arguments) {
        this.folder = folder;
        this.clientMods = arguments.list("mod");
        this.serverOnly = arguments.list("servermod");
        this.keyFolders = arguments.list("keysfolder");
    }

    /** Logs the block of loaded mods, after warnings about mods that are missing or not in lower case. */
    void log(ServerLogWriter log) {
        List<String> all =
                Stream.concat(clientMods.stream(), serverOnly.stream()).toList();
        for (String mod : all) {
            if (!Files.isDirectory(folder.resolve(mod))) {
                log.rpt("Warning: mod folder '" + mod + "' not found");
            } else if (!mod.equals(mod.toLowerCase(Locale.ROOT))) {
                log.rpt("Warning: mod folder '" + mod + "' is not lower-case");
            }
        }
        log.rpt("=".repeat(21) + " List of mods " + "=".repeat(21));
        log.rpt("name | modDir | default | official | origin | hash | hashShort | fullPath");
        log.rpt("-".repeat(56));
        log.rpt("Arma 3 | a3 | true | true | GAME DIR | | | " + folder);
        for (String mod : all) {
            String hash = Integer.toHexString(hash(mod));
            log.rpt(mod + " | " + mod + " | false | false | GAME DIR | " + hash + " | " + hash + " | "
                    + folder.resolve(mod));
        }
        log.rpt("=".repeat(56));
    }

    /** Returns the mods that the server browser shows. */
    List<QueryRules.BrowserMod> forBrowser() {
        return clientMods.stream()
                .map(mod -> new QueryRules.BrowserMod(hash(mod), workshopId(mod), mod))
                .toList();
    }

    /** Returns the names of the accepted keys. */
    List<String> signatures() {
        List<String> names = new ArrayList<>();
        if (!keyFolders.contains("!keys")) {
            addKeys(folder.resolve("keys"), names);
        }
        keyFolders.stream().filter(name -> !name.startsWith("!")).forEach(name -> addKeys(folder.resolve(name), names));
        return names.stream().distinct().limit(255).toList();
    }

    private static void addKeys(Path from, List<String> names) {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.list(from)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".bikey"))
                    .map(name -> name.substring(0, name.length() - ".bikey".length()))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            // An unreadable folder has no keys.
        }
    }

    private int workshopId(String mod) {
        try {
            Matcher id = WORKSHOP_ID.matcher(
                    Files.readString(folder.resolve(mod).resolve("meta.cpp"), StandardCharsets.UTF_8));
            return id.find() ? (int) Long.parseLong(id.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static int hash(String mod) {
        CRC32 crc = new CRC32();
        crc.update(mod.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
