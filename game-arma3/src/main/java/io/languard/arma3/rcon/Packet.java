package io.languard.arma3.rcon;

/** A packet from a server (BE RCon Protocol Specification v2). */
sealed interface Packet {

    /** The reply to a login. */
    record LoginReply(boolean accepted) implements Packet {}

    /** A complete reply to a command. */
    record CommandReply(int sequence, byte[] text) implements Packet {}

    /** One part of a reply that is too long for one datagram; {@code index} starts at 0. */
    record ReplyPart(int sequence, int total, int index, byte[] text) implements Packet {}

    /** An unsolicited message, numbered by a counter of its own. */
    record MessagePacket(int sequence, byte[] text) implements Packet {}
}
