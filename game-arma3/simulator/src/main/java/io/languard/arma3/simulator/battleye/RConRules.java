package io.languard.arma3.simulator.battleye;

/**
 * The parameters of "BE RCon Protocol Specification v2".
 *
 * @param partSize the bytes of text in one part of a split reply
 * @param idleMillis the time without a command after which a client is dropped
 * @param repeatMillis the time after which an unacknowledged server message is resent
 * @param tries the number of times a server message is sent before its client is dropped
 * @param remembersSequences whether a repeated command gets the same reply without being executed again
 */
public record RConRules(int partSize, long idleMillis, long repeatMillis, int tries, boolean remembersSequences) {
    public static RConRules defaults() {
        return new RConRules(512, 45_000, 2_000, 5, true);
    }

    public RConRules withPartSize(int bytes) {
        return new RConRules(bytes, idleMillis, repeatMillis, tries, remembersSequences);
    }

    public RConRules forgetful() {
        return new RConRules(partSize, idleMillis, repeatMillis, tries, false);
    }
}
