package io.languard.service.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The type of a setting's value and its parser.
 *
 * @param allowed describes the valid values, for error messages and the shipped settings file
 * @param reader parses the text; throws {@link IllegalArgumentException} if it is invalid
 */
record SettingType<T>(String allowed, Function<String, T> reader) {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,10}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");

    static SettingType<Integer> integer(int least, int most) {
        return new SettingType<>("a whole number from " + least + " to " + most, text -> {
            require(WHOLE.matcher(text).matches());
            long number = Long.parseLong(text);
            require(number >= least && number <= most);
            return (int) number;
        });
    }

    static SettingType<InetAddress> address() {
        return new SettingType<>(
                "a numeric IPv4 or IPv6 address, or localhost",
                text -> text.equalsIgnoreCase("localhost")
                        ? InetAddress.getLoopbackAddress()
                        : Cidr.parseAddress(text));
    }

    static SettingType<String> host() {
        return new SettingType<>("a host name, or a numeric IPv4 or IPv6 address", text -> {
            if (text.indexOf(':') >= 0) {
                Cidr.parseAddress(text);
            } else {
                require(HOST.matcher(text).matches());
            }
            return text;
        });
    }

    static SettingType<Path> path() {
        return new SettingType<>("a path", SettingType::asPath);
    }

    static SettingType<Path> absolutePath() {
        return new SettingType<>("an absolute path", text -> {
            Path path = asPath(text);
            require(path.isAbsolute());
            return path;
        });
    }

    static SettingType<List<Path>> folders() {
        return new SettingType<>(
                "absolute paths, separated by commas", text -> split(text, UnaryOperator.identity()).stream()
                        .map(absolutePath().reader())
                        .toList());
    }

    static SettingType<List<Cidr>> networks() {
        return new SettingType<>(
                "addresses or networks, separated by commas, such as 10.0.0.0/8,::1",
                text -> split(text, UnaryOperator.identity()).stream()
                        .map(Cidr::parse)
                        .toList());
    }

    static SettingType<List<String>> origins() {
        return new SettingType<>(
                "origins, separated by commas, such as https://panel.example.org,http://localhost:5173",
                text -> split(text, SettingType::origin));
    }

    /** Returns the type of texts whose length is in the given range and that contain no control characters. */
    static SettingType<String> text(int least, int most) {
        return new SettingType<>(least + " to " + most + " characters, no control characters", text -> {
            int characters = text.codePointCount(0, text.length());
            require(characters >= least && characters <= most);
            require(text.chars().noneMatch(Character::isISOControl));
            return text;
        });
    }

    static SettingType<String> matching(String allowed, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new SettingType<>(allowed, text -> {
            require(compiled.matcher(text).matches());
            return text;
        });
    }

    private static Path asPath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String origin(String text) {
        try {
            URI uri = new URI(text.toLowerCase(Locale.ROOT));
            require("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
            require(uri.getHost() != null && uri.getUserInfo() == null);
            require(uri.getPort() >= -1 && uri.getPort() <= 65535);
            String origin = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            require(origin.equals(uri.toString()));
            return origin;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> split(String text, UnaryOperator<String> reader) {
        List<String> parts = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(part -> {
                    require(!part.isEmpty());
                    return Objects.requireNonNull(reader.apply(part));
                })
                .distinct()
                .toList();
        return parts;
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalArgumentException();
        }
    }
}
