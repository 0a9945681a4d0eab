package io.languard.arma3.battleye;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An unsolicited message from BattlEye, sent over RCon and printed on the console (BattlEye server documentation). A
 * player's name may imitate a message, so each message is matched from the outside in: a fixed head, a fixed tail, and
 * the rest is the name.
 */
public sealed interface ServerMessage {

    /** A player has connected; nothing is verified yet. */
    record Connected(String slot, String name, String address) implements ServerMessage {}

    /** A player has disconnected. */
    record Disconnected(String slot, String name) implements ServerMessage {}

    /** A player's identity has become known, or has been verified. */
    record Identified(String slot, String name, @Nullable String guid, boolean verified) implements ServerMessage {}

    /** A player was kicked; {@code guid} is {@code null} while it is unknown. */
    record Kicked(String slot, String name, @Nullable String guid, String reason) implements ServerMessage {}

    /** An admin has logged in to RCon; the message is also sent to that admin. There is no message for logging out. */
    record AdminLoggedIn(int number, String address, int port) implements ServerMessage {}

    /** A chat line; the end of the name is ambiguous. */
    record Chat(String channel, String text) implements ServerMessage {}

    /** A filter has matched. */
    record FilterHit(String filter, String text) implements ServerMessage {}

    /** Any other message. */
    record Unrecognized(String text) implements ServerMessage {}

    /**
     * Parses a message about players of whom some are known. A known name decides where the name ends, whatever it and
     * the rest of the message contain.
     *
     * @param namesBySlot the names of the connected players by their slot
     */
    static ServerMessage parse(String text, Map<String, String> namesBySlot) {
        Matcher slot = SLOT.matcher(text);
        String name = slot.lookingAt() ? namesBySlot.get(slot.group(1)) : null;
        if (name == null || !text.startsWith(name + " ", slot.end())) {
            return parse(text);
        }
        String rest = text.substring(slot.end() + name.length() + 1);
        // With a name that imitates nothing, the message has one meaning.
        ServerMessage message = parse(slot.group() + PLAIN_NAME + " " + rest);
        if (message instanceof Disconnected parsed && parsed.name().equals(PLAIN_NAME)) {
            return new Disconnected(parsed.slot(), name);
        } else if (message instanceof Connected parsed && parsed.name().equals(PLAIN_NAME)) {
            return new Connected(parsed.slot(), name, parsed.address());
        } else if (message instanceof Identified parsed && parsed.name().equals(PLAIN_NAME)) {
            return new Identified(parsed.slot(), name, parsed.guid(), parsed.verified());
        }
        Matcher kick = KICK.matcher(rest);
        return kick.matches()
                ? new Kicked(slot.group(1), name, MessagePattern.guid(kick.group(1)), kick.group(2))
                : parse(text);
    }

    /** The beginning of a message about a player. */
    Pattern SLOT = Pattern.compile("Player #(\\d+) ");

    /** The rest of a message about a kick after the name. */
    Pattern KICK = Pattern.compile("\\((\\p{XDigit}{32}|-)\\) has been kicked by BattlEye: (.*)", Pattern.DOTALL);

    /** A name in place of one that may imitate a message. */
    String PLAIN_NAME = "x";

    /** Parses a message. */
    static ServerMessage parse(String text) {
        return MessagePattern.ALL.stream()
                .map(messagePattern -> messagePattern.read(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Unrecognized(text));
    }

    /** The pattern of one kind of message, and the function that converts a match. */
    record MessagePattern(Pattern pattern, Function<Matcher, ServerMessage> reader) {

        private static final List<MessagePattern> ALL = List.of(
                messagePattern(
                        "Player #(\\d+) (.*) \\((\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+\\) connected",
                        m -> new Connected(m.group(1), m.group(2), m.group(3))),
                messagePattern("Player #(\\d+) (.*) disconnected", m -> new Disconnected(m.group(1), m.group(2))),
                messagePattern(
                        "Player #(\\d+) (.*) - (?:BE |Legacy )?GUID: (\\p{XDigit}{32})(?: \\(unverified\\))?",
                        m -> new Identified(m.group(1), m.group(2), guid(m.group(3)), false)),
                messagePattern(
                        "Verified GUID \\((\\p{XDigit}{32})\\) of player #(\\d+) (.*)",
                        m -> new Identified(m.group(2), m.group(3), guid(m.group(1)), true)),
                messagePattern(
                        "Player #(\\d+) (.*) \\((\\p{XDigit}{32}|-)\\) has been kicked by BattlEye: (.*)",
                        m -> new Kicked(m.group(1), m.group(2), guid(m.group(3)), m.group(4))),
                messagePattern(
                        "RCon admin #(\\d{1,9}) \\((\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d{1,5})\\) logged in",
                        m -> new AdminLoggedIn(Integer.parseInt(m.group(1)), m.group(2), Integer.parseInt(m.group(3)))),
                messagePattern(
                        "\\((Global|Side|Command|Group|Vehicle|Direct|Lobby|Unknown)\\) (.*)",
                        m -> new Chat(m.group(1), m.group(2))),
                messagePattern("([A-Za-z0-9]+) Log: (#\\d+ .*)", m -> new FilterHit(m.group(1), m.group(2))));

        private static MessagePattern messagePattern(String pattern, Function<Matcher, ServerMessage> reader) {
            return new MessagePattern(Pattern.compile(pattern, Pattern.DOTALL), reader);
        }

        private static @Nullable String guid(String text) {
            return text.equals("-") ? null : text.toLowerCase(Locale.ROOT);
        }

        private Optional<ServerMessage> read(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(reader.apply(matcher)) : Optional.empty();
        }
    }
}
