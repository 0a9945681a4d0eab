package io.languard.arma3.settings;

import static io.languard.arma3.settings.ConfigValueConverter.NUMBER;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import io.languard.toolkit.text.ForeignText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Renders the profile, which holds the difficulty. The engine rewrites the whole file and adds settings of its own, so
 * the adapter's settings are merged into the existing file (Bohemia wiki: Server Profile).
 */
public final class ServerProfileRenderer {

    /** The settings of the class with the options of the difficulty. */
    public static final List<SettingMapping> OPTIONS = List.of(
            new SettingMapping("reduced_damage", "reducedDamage", NUMBER),
            new SettingMapping("group_indicators", "groupIndicators", NUMBER),
            new SettingMapping("friendly_tags", "friendlyTags", NUMBER),
            new SettingMapping("enemy_tags", "enemyTags", NUMBER),
            new SettingMapping("detected_mines", "detectedMines", NUMBER),
            new SettingMapping("commands", "commands", NUMBER),
            new SettingMapping("waypoints", "waypoints", NUMBER),
            new SettingMapping("tactical_ping", "tacticalPing", NUMBER),
            new SettingMapping("weapon_info", "weaponInfo", NUMBER),
            new SettingMapping("stance_indicator", "stanceIndicator", NUMBER),
            new SettingMapping("stamina_bar", "staminaBar", NUMBER),
            new SettingMapping("weapon_crosshair", "weaponCrosshair", NUMBER),
            new SettingMapping("vision_aid", "visionAid", NUMBER),
            new SettingMapping("third_person_view", "thirdPersonView", NUMBER),
            new SettingMapping("camera_shake", "cameraShake", NUMBER),
            new SettingMapping("score_table", "scoreTable", NUMBER),
            new SettingMapping("death_messages", "deathMessages", NUMBER),
            new SettingMapping("von_id", "vonID", NUMBER),
            new SettingMapping("map_content_friendly", "mapContentFriendly", NUMBER),
            new SettingMapping("map_content_enemy", "mapContentEnemy", NUMBER),
            new SettingMapping("map_content_mines", "mapContentMines", NUMBER),
            new SettingMapping("auto_report", "autoReport", NUMBER),
            new SettingMapping("multiple_saves", "multipleSaves", NUMBER));

    /** The settings of the class of the difficulty. */
    public static final List<SettingMapping> DIFFICULTY =
            List.of(new SettingMapping("ai_level_preset", "aiLevelPreset", NUMBER));

    /** The settings of the class of the AI level. */
    public static final List<SettingMapping> AI_LEVEL = List.of(
            new SettingMapping("skill_ai", "skillAI", NUMBER),
            new SettingMapping("precision_ai", "precisionAI", NUMBER));

    private static final long MAX_FILE = 4 << 20;
    private static final BigDecimal TOLERANCE = new BigDecimal("0.000001");

    private ServerProfileRenderer() {}

    static ConfigBody render(GameServer server) {
        ConfigSection values = server.config().section("profile");
        ConfigBody rendered = new ConfigBody();
        rendered.set("difficulty", new TextValue(difficulty(server)));
        ConfigBody presets = rendered.child("DifficultyPresets");
        ConfigBody custom = presets.child("CustomDifficulty");
        SettingMapping.write(OPTIONS, values, custom.child("Options"));
        SettingMapping.write(DIFFICULTY, values, custom);
        SettingMapping.write(AI_LEVEL, values, presets.child("CustomAILevel"));
        ConfigBody file = existing(Arma3ServerPaths.of(server).profile());
        merge(rendered, file);
        return file;
    }

    /** Returns the difficulty that applies if neither server.cfg nor the rotation names one. */
    static String difficulty(GameServer server) {
        String chosen = server.config().section("profile").text("difficulty");
        return chosen.isEmpty() ? "Custom" : chosen;
    }

    private static ConfigBody existing(Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= MAX_FILE) {
                return ConfigParser.parse(ForeignText.decode(Files.readAllBytes(path)));
            }
        } catch (IOException | ConfigSyntaxException e) {
            // The engine could not use an unreadable profile either, so it is replaced.
            return new ConfigBody();
        }
        return new ConfigBody();
    }

    private static void merge(ConfigBody rendered, ConfigBody into) {
        for (ConfigBody.Member member : rendered.members()) {
            if (member instanceof ConfigBody.Child child) {
                merge(child.body(), into.child(child.name()));
            } else if (member instanceof ConfigBody.Property property && !same(property.value(), into, property)) {
                into.put(property);
            }
        }
    }

    /** The engine prints 0.3 as 0.30000001; that is not a change. */
    private static boolean same(ConfigValue rendered, ConfigBody file, ConfigBody.Property property) {
        return rendered instanceof ConfigValue.NumberValue number
                && file.value(property.name()).orElse(null) instanceof ConfigValue.NumberValue written
                && number.value().subtract(written.value()).abs().compareTo(TOLERANCE) <= 0;
    }
}
