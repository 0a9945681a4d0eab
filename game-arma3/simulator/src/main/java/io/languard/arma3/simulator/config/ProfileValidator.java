package io.languard.arma3.simulator.config;

import static io.languard.arma3.simulator.config.ValueType.INTEGER;
import static io.languard.arma3.simulator.config.ValueType.NUMBER;

import java.util.List;
import java.util.Optional;

/**
 * Validates the difficulty classes of a parsed server profile against "Bohemia wiki: Server Profile". The engine stores
 * many further keys there, so keys outside these classes are not validated.
 */
public final class ProfileValidator {
    private static final KeyTable OPTIONS = new KeyTable()
            .with(INTEGER, "reducedDamage groupIndicators friendlyTags enemyTags detectedMines commands waypoints")
            .with(INTEGER, "weaponInfo stanceIndicator tacticalPing staminaBar weaponCrosshair visionAid")
            .with(INTEGER, "thirdPersonView cameraShake scoreTable deathMessages vonID mapContentFriendly")
            .with(INTEGER, "mapContentEnemy mapContentMines autoReport multipleSaves squadRadar mapContent")
            .within(0, 1, "reducedDamage staminaBar weaponCrosshair visionAid cameraShake scoreTable deathMessages")
            .within(0, 1, "vonID mapContentFriendly mapContentEnemy mapContentMines autoReport multipleSaves")
            .within(0, 2, "groupIndicators friendlyTags enemyTags detectedMines commands waypoints weaponInfo")
            .within(0, 2, "stanceIndicator thirdPersonView")
            .within(0, 3, "tacticalPing");
    private static final KeyTable CUSTOM =
            new KeyTable().with(INTEGER, "aiLevelPreset").within(0, 3, "aiLevelPreset");
    private static final KeyTable SKILL =
            new KeyTable().with(NUMBER, "skillAI precisionAI").within(0, 1, "skillAI precisionAI");

    private ProfileValidator() {}

    /**
     * Returns warnings.
     *
     * @throws ConfigException if the value of a known key has the wrong type
     */
    public static List<String> validate(ConfigClass profile, String file) throws ConfigException {
        KeyTableValidator check = new KeyTableValidator(file);
        Optional<ConfigClass> presets = profile.subclass("DifficultyPresets");
        Optional<ConfigClass> custom = presets.flatMap(all -> all.subclass("CustomDifficulty"));
        if (custom.isPresent()) {
            check.properties(custom.get(), "/DifficultyPresets/CustomDifficulty", CUSTOM);
            Optional<ConfigClass> options = custom.get().subclass("Options");
            if (options.isPresent()) {
                check.properties(options.get(), "/DifficultyPresets/CustomDifficulty/Options", OPTIONS);
            }
        }
        Optional<ConfigClass> skill = presets.flatMap(all -> all.subclass("CustomAILevel"));
        if (skill.isPresent()) {
            check.properties(skill.get(), "/DifficultyPresets/CustomAILevel", SKILL);
        }
        return check.warnings();
    }
}
