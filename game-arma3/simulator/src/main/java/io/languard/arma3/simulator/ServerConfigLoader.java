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

/** The three files of config text that a server reads at its start, wherever the command line says they lie. */
final class ServerConfigLoader {
    private static final String USUAL_NAME = "player";

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

    /** Reads everything; the first thing the game would refuse is thrown. */
    void read() throws ConfigException {
        readServerConfig();
        Optional<String> basic = arguments.value("cfg");
        if (basic.isPresent()) {
            ConfigClass config = ConfigFileReader.read(folder.resolve(basic.get()), basic.get());
            warnings.addAll(BasicConfigValidator.validate(config, basic.get()));
        }
        warnings.addAll(profile.read());
    }

    /** Reads server.cfg again, as {@code #init} does; when it is wrong, the old settings stay. */
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

    /** The profile, if it lies where the platform put it or is there already. */
    Optional<EngineProfile> writtenProfile() {
        boolean ours = arguments.value("profiles").isPresent() || Files.exists(profile.file());
        return Optional.of(profile).filter(any -> ours);
    }

    /** The folder of {@code -profiles=}, or the install folder. */
    Path profiles() {
        return arguments.value("profiles").map(folder::resolve).orElse(folder);
    }

    private Path profileFile() {
        String name = arguments.value("name").orElse(USUAL_NAME);
        Path own = Path.of(name, name + ".Arma3Profile");
        if (arguments.value("profiles").isEmpty()) {
            String home = System.getProperty("user.home", ".");
            return Path.of(home, ".local", "share", "Arma 3 - Other Profiles").resolve(own);
        }
        Path windows = profiles().resolve("Users").resolve(own);
        return Files.exists(windows) ? windows : profiles().resolve("home").resolve(own);
    }
}
