package io.languard.arma3.simulator.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The server profile, which the engine reads at the start and rewrites as a whole at a clean exit, adding keys of its
 * own ("Bohemia wiki: Server Profile").
 */
public final class EngineProfile {
    private static final List<String> OWN_KEYS = List.of(
            "version=1;",
            "blood=1;",
            "singleVoice=0;",
            "gamma=1;",
            "brightness=1;",
            "viewDistance=1600;",
            "terrainGrid=10;",
            "volumeCD=5;",
            "volumeFX=5;",
            "volumeSpeech=5;",
            "activeKeys[]={};");
    private static final List<String> OWN_PRESET_KEYS = List.of(
            "fadeDistanceStart=40;",
            "fadeDistanceSpan=10;",
            "recoilCoef=1;",
            "visionAidCoef=0.8;",
            "divingLimitMultiplier=1;",
            "animSpeedCoef=0;",
            "cancelThreshold=0;",
            "showCadetHints=1;",
            "showCadetWP=1;");

    private final Path file;
    private ConfigClass content = new ConfigClass("", 1);

    public EngineProfile(Path file) {
        this.file = file;
    }

    public Path file() {
        return file;
    }

    /** Reads and validates the file if it exists. Returns warnings. */
    public List<String> read() throws ConfigException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String name = file.getFileName().toString();
        content = ConfigFileReader.read(file, name);
        return ProfileValidator.validate(content, name);
    }

    /** Writes the file as the engine does: comments are lost and keys are added. */
    public void rewrite() throws IOException {
        addMissing(content, OWN_KEYS);
        content.subclass("DifficultyPresets").ifPresent(presets -> addMissing(presets, OWN_PRESET_KEYS));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, ConfigPrinter.print(content), StandardCharsets.UTF_8);
    }

    private static void addMissing(ConfigClass to, List<String> statements) {
        try {
            for (String statement : statements) {
                StrictConfigParser.parse("", statement).members().forEach(to::add);
            }
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }
}
