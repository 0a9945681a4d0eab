package io.languard.arma3.settings;

import static io.languard.arma3.settings.Form.NUMBER;

import io.languard.api.GameServer;
import io.languard.arma3.Arma3;
import io.languard.arma3.ServerFolder;
import io.languard.arma3.config.ConfigClass;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The profile, which holds the difficulty. The engine rewrites the whole file and adds settings of its own, so ours are
 * merged into what is there (Bohemia wiki: Server Profile).
 */
final class ServerProfile {

    static final List<Setting> OPTIONS = List.of(
            new Setting("reduced_damage", "reducedDamage", NUMBER),
            new Setting("group_indicators", "groupIndicators", NUMBER),
            new Setting("friendly_tags", "friendlyTags", NUMBER),
            new Setting("enemy_tags", "enemyTags", NUMBER),
            new Setting("detected_mines", "detectedMines", NUMBER),
            new Setting("commands", "commands", NUMBER),
            new Setting("waypoints", "waypoints", NUMBER),
            new Setting("tactical_ping", "tacticalPing", NUMBER),
            new Setting("weapon_info", "weaponInfo", NUMBER),
            new Setting("stance_indicator", "stanceIndicator", NUMBER),
            new Setting("stamina_bar", "staminaBar", NUMBER),
            new Setting("weapon_crosshair", "weaponCrosshair", NUMBER),
            new Setting("vision_aid", "visionAid", NUMBER),
            new Setting("third_person_view", "thirdPersonView", NUMBER),
            new Setting("camera_shake", "cameraShake", NUMBER),
            new Setting("score_table", "scoreTable", NUMBER),
            new Setting("death_messages", "deathMessages", NUMBER),
            new Setting("von_id", "vonID", NUMBER),
            new Setting("map_content_friendly", "mapContentFriendly", NUMBER),
            new Setting("map_content_enemy", "mapContentEnemy", NUMBER),
            new Setting("map_content_mines", "mapContentMines", NUMBER),
            new Setting("auto_report", "autoReport", NUMBER),
            new Setting("multiple_saves", "multipleSaves", NUMBER));

    static final List<Setting> DIFFICULTY = List.of(new Setting("ai_level_preset", "aiLevelPreset", NUMBER));

    static final List<Setting> AI_LEVEL =
            List.of(new Setting("skill_ai", "skillAI", NUMBER), new Setting("precision_ai", "precisionAI", NUMBER));

    private static final long MAX_FILE = 4 << 20;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private ServerProfile() {}

    static ConfigClass render(GameServer server) {
        Map<String, Object> values = Arma3.section(server, "profile");
        ConfigClass ours = new ConfigClass();
        ours.set("difficulty", new Text(difficulty(server)));
        ConfigClass presets = ours.child("DifficultyPresets");
        ConfigClass custom = presets.child("CustomDifficulty");
        Setting.write(OPTIONS, values, custom.child("Options"));
        Setting.write(DIFFICULTY, values, custom);
        Setting.write(AI_LEVEL, values, presets.child("CustomAILevel"));
        ConfigClass file = existing(ServerFolder.of(server).profile());
        merge(ours, file);
        return file;
    }

    /** The difficulty that the server has where neither server.cfg nor the rotation names one. */
    static String difficulty(GameServer server) {
        String chosen = Arma3.text(Arma3.section(server, "profile"), "difficulty");
        return chosen.isEmpty() ? "Custom" : chosen;
    }

    private static ConfigClass existing(Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= MAX_FILE) {
                return ConfigParser.parse(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
            }
        } catch (IOException | ConfigSyntaxException e) {
            // A profile that can't be read is one that the engine could not use either: start afresh.
            return new ConfigClass();
        }
        return new ConfigClass();
    }

    private static void merge(ConfigClass ours, ConfigClass into) {
        for (ConfigClass.Member member : ours.members()) {
            if (member instanceof ConfigClass.Child child) {
                merge(child.body(), into.child(child.name()));
            } else if (member instanceof ConfigClass.Property property && !same(property.value(), into, property)) {
                into.put(property);
            }
        }
    }

    /** The engine prints 0.3 as 0.30000001; that is no change. */
    private static boolean same(ConfigValue ours, ConfigClass file, ConfigClass.Property property) {
        return ours instanceof ConfigValue.Num number
                && file.value(property.name()).orElse(null) instanceof ConfigValue.Num written
                && number.value().subtract(written.value()).abs().compareTo(TOLERANCE) <= 0;
    }
}
