package io.languard.arma3.battleye;

import java.util.Set;

/**
 * How BattlEye says no. What it has done it mostly answers with nothing at all, so only these words tell a refusal
 * (BattlEye server documentation, RestrictRCon).
 */
public final class RefusalMatcher {

    private static final Set<String> WORDS = Set.of("Disallowed command", "Unknown command");

    private RefusalMatcher() {}

    /** Whether an answer is one. */
    public static boolean matches(String answer) {
        return WORDS.contains(answer.strip());
    }
}
