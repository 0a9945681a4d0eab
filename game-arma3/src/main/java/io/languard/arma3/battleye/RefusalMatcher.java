package io.languard.arma3.battleye;

import java.util.Set;

/**
 * Recognizes refusals. BattlEye acknowledges most successful commands with an empty reply, so only these texts indicate
 * a refusal (BattlEye server documentation, RestrictRCon).
 */
public final class RefusalMatcher {

    private static final Set<String> REFUSALS = Set.of("Disallowed command", "Unknown command");

    private RefusalMatcher() {}

    /** Returns whether a reply is a refusal. */
    public static boolean matches(String reply) {
        return REFUSALS.contains(reply.strip());
    }
}
