package io.languard.arma3.rcon;

/** What a server sends (BE RCon Protocol Specification v2). */
sealed interface Packet {

    /** The answer to a login. */
    record LoginReply(boolean accepted) implements Packet {}

    /** The whole answer to a command. */
    record CommandReply(int sequence, byte[] text) implements Packet {}

    /** One piece of an answer that is too long for one datagram; {@code index} counts from 0. */
    record ReplyPart(int sequence, int total, int index, byte[] text) implements Packet {}

    /** Something that the server says by itself, with a counter of its own. */
    record MessagePacket(int sequence, byte[] text) implements Packet {}
}
