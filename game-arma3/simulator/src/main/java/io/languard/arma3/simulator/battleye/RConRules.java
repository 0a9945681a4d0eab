package io.languard.arma3.simulator.battleye;

/**
 * The numbers of "BE RCon Protocol Specification v2".
 *
 * @param partSize bytes of text in one part of a split reply
 * @param idleMillis a client without a command for so long is dropped
 * @param repeatMillis how long to wait for the acknowledgement of a server message before it is sent again
 * @param tries how often a server message is sent before its client is dropped
 * @param remembersSequences whether a repeated command is answered without being run again
 */
public record RConRules(int partSize, long idleMillis, long repeatMillis, int tries, boolean remembersSequences) {
    public static RConRules usual() {
        return new RConRules(512, 45_000, 2_000, 5, true);
    }

    public RConRules withPartSize(int bytes) {
        return new RConRules(bytes, idleMillis, repeatMillis, tries, remembersSequences);
    }

    public RConRules forgetful() {
        return new RConRules(partSize, idleMillis, repeatMillis, tries, false);
    }
}
