package io.languard.arma3.imports;

import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.settings.BasicCfgRenderer;
import io.languard.arma3.settings.ServerCfgSettings;
import io.languard.arma3.settings.SettingMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a file in Arma config text is. Admins choose the names of these files, so the content decides. */
enum FileContent {
    SERVER,
    BASIC,
    PROFILE,
    UNKNOWN;

    private static final Set<String> SERVER_NAMES =
            names(ServerCfgSettings.MAIN, "logfile", "antiflood", "advancedoptions", "missions");
    private static final Set<String> BASIC_NAMES = names(BasicCfgRenderer.MAIN, "sockets");
    private static final Set<String> PROFILE_NAMES = Set.of("difficultypresets", "difficulty");

    /** @param fileName the name of the file in lower case */
    static FileContent of(String fileName, ConfigFile file) {
        if (fileName.endsWith(".arma3profile")) {
            return PROFILE;
        }
        Set<String> names = file.statements().stream()
                .map(ConfigStatement::member)
                .map(member -> ConfigFile.key(member.name()))
                .collect(Collectors.toSet());
        long server = count(names, SERVER_NAMES);
        long basic = count(names, BASIC_NAMES);
        if (server + basic == 0) {
            return count(names, PROFILE_NAMES) > 0 ? PROFILE : UNKNOWN;
        }
        return basic > server ? BASIC : SERVER;
    }

    private static long count(Set<String> names, Set<String> known) {
        return names.stream().filter(known::contains).count();
    }

    private static Set<String> names(List<SettingMapping> mappings, String... others) {
        return Stream.concat(mappings.stream().map(mapping -> ConfigFile.key(mapping.key())), Stream.of(others))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
