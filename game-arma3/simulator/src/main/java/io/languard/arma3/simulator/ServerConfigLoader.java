package io.languard.arma3.simulator;

import io.languard.arma3.simulator.config.BasicConfigValidator;
import io.languard.arma3.simulator.config.ConfigClass;
import io.languard.arma3.simulator.config.ConfigException;
import io.languard.arma3.simulator.config.ConfigFileReader;
import io.languard.arma3.simulator.config.EngineProfile;
import io.languard.arma3.simulator.config.ServerConfigValidator;
import io.languard.arma3.simulator.config.ServerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads the three config files that a server reads at its start, from the paths given on the command line. */
final class ServerConfigLoader {
    private static final String DEFAULT_NAME = "player";

    private final Path folder;
    private final LaunchArguments arguments;
    private final EngineProfile profile;
    private final List<String> warnings = new ArrayList<>();
    private ServerSettings settings = ServerSettings.defaults();

    ServerConfigLoader(Path folder, LaunchArguments arguments) {
        this.folder = folder;
        this.arguments = arguments;
        this.profile = new EngineProfile(profileFile());
    }

    /**
     * Reads all files.
     *
     * @throws ConfigException for the first error that the game would reject
     */
    void read() throws ConfigException {
        readServerConfig();
        Optional<String> basic = arguments.value("cfg");
        if (basic.isPresent()) {
            ConfigClass config = ConfigFileReader.read(folder.resolve(basic.get()), basic.get());
            warnings.addAll(BasicConfigValidator.validate(config, basic.get()));
        }
        warnings.addAll(profile.read());
    }

    /** Rereads server.cfg, as {@code #init} does. If the file is invalid, the old settings remain in effect. */
    void readServerConfig() throws ConfigException {
        warnings.clear();
        Optional<String> server = arguments.value("config");
        if (server.isPresent()) {
            ConfigClass config = ConfigFileReader.read(folder.resolve(server.get()), server.get());
            warnings.addAll(ServerConfigValidator.validate(config, server.get()));
            settings = new ServerSettings(config);
        }
    }

    ServerSettings settings() {
        return settings;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns the profile if {@code -profiles=} is given or the file exists. */
    Optional<EngineProfile> writtenProfile() {
        boolean writable = arguments.value("profiles").isPresent() || Files.exists(profile.file());
        return Optional.of(profile).filter(candidate -> writable);
    }

    /** Returns the folder of {@code -profiles=}, or the install folder. */
    Path profiles() {
        return arguments.value("profiles").map(folder::resolve).orElse(folder);
    }

    private Path profileFile() {
        String name = arguments.value("name").orElse(DEFAULT_NAME);
        Path own = Path.of(name, name + ".Arma3Profile");
        if (arguments.value("profiles").isEmpty()) {
            String home = System.getProperty("user.home", ".");
            return Path.of(home, ".local", "share", "Arma 3 - Other Profiles").resolve(own);
        }
        Path windows = profiles().resolve("Users").resolve(own);
        return Files.exists(windows) ? windows : profiles().resolve("home").resolve(own);
    }
}
