package io.languard.arma3.battleye;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What BattlEye says by itself, over RCon and in the console (BattlEye server documentation). A player may call himself
 * like a message, so each is read from the outside in: a fixed head, a fixed tail, and the name is what is left.
 */
public sealed interface ServerMessage {

    /** A player has connected; nothing is verified yet. */
    record Connected(String slot, String name, String address) implements ServerMessage {}

    /** A player has gone. */
    record Disconnected(String slot, String name) implements ServerMessage {}

    /** A player's identity is known, or now trustworthy. */
    record Identified(String slot, String name, String guid, boolean verified) implements ServerMessage {}

    /** A player was thrown out; {@code guid} is {@code null} while unknown. */
    record Kicked(String slot, String name, String guid, String reason) implements ServerMessage {}

    /** Somebody has logged in to RCon; it is told to himself, too. That he leaves is told nowhere. */
    record AdminLoggedIn(int number, String address, int port) implements ServerMessage {}

    /** A chat line; where the name ends can't be told for sure. */
    record Chat(String channel, String text) implements ServerMessage {}

    /** A filter has struck. */
    record FilterHit(String filter, String text) implements ServerMessage {}

    /** Anything else. */
    record Unrecognized(String text) implements ServerMessage {}

    /** Reads one message. */
    static ServerMessage parse(String text) {
        return MessagePattern.ALL.stream()
                .map(messagePattern -> messagePattern.read(text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Unrecognized(text));
    }

    /** One kind of message and how it is taken apart. */
    record MessagePattern(Pattern pattern, Function<Matcher, ServerMessage> reader) {

        private static final List<MessagePattern> ALL = List.of(
                shape(
                        "Player #(\\d+) (.*) \\((\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+\\) connected",
                        m -> new Connected(m.group(1), m.group(2), m.group(3))),
                shape("Player #(\\d+) (.*) disconnected", m -> new Disconnected(m.group(1), m.group(2))),
                shape(
                        "Player #(\\d+) (.*) - (?:BE |Legacy )?GUID: (\\p{XDigit}{32})(?: \\(unverified\\))?",
                        m -> new Identified(m.group(1), m.group(2), guid(m.group(3)), false)),
                shape(
                        "Verified GUID \\((\\p{XDigit}{32})\\) of player #(\\d+) (.*)",
                        m -> new Identified(m.group(2), m.group(3), guid(m.group(1)), true)),
                shape(
                        "Player #(\\d+) (.*) \\((\\p{XDigit}{32}|-)\\) has been kicked by BattlEye: (.*)",
                        m -> new Kicked(m.group(1), m.group(2), guid(m.group(3)), m.group(4))),
                shape(
                        "RCon admin #(\\d{1,9}) \\((\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d{1,5})\\) logged in",
                        m -> new AdminLoggedIn(Integer.parseInt(m.group(1)), m.group(2), Integer.parseInt(m.group(3)))),
                shape(
                        "\\((Global|Side|Command|Group|Vehicle|Direct|Lobby|Unknown)\\) (.*)",
                        m -> new Chat(m.group(1), m.group(2))),
                shape("([A-Za-z0-9]+) Log: (#\\d+ .*)", m -> new FilterHit(m.group(1), m.group(2))));

        private static MessagePattern shape(String pattern, Function<Matcher, ServerMessage> reader) {
            return new MessagePattern(Pattern.compile(pattern, Pattern.DOTALL), reader);
        }

        private static String guid(String text) {
            return text.equals("-") ? null : text.toLowerCase(Locale.ROOT);
        }

        private Optional<ServerMessage> read(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(reader.apply(matcher)) : Optional.empty();
        }
    }
}
