package io.languard.luanti.event;

import io.languard.api.GameServer;
import io.languard.luanti.LuantiFiles;
import io.languard.luanti.LuantiServerPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mod {@code languard} of a world, which reports players and chat in lines of the log that contain a token. The
 * token is part of the mod's code, which clients never receive. The mod also indents the lines of texts that other mods
 * log, so that no text of a player starts a line of the log.
 *
 * <p>At each start, the mod writes the token to a file of the world. The log parser thereby knows that the mod is
 * running, and ignores everything else that looks like an event.
 */
public final class EventMod {

    /** The name of the mod. */
    public static final String NAME = "languard";

    private static final String AUTHOR = "Written by Languard";

    private static final String CONF =
            "name = " + NAME + "\ndescription = Reports players and chat. " + AUTHOR + " before each start.\n";

    private static final Pattern TOKEN = Pattern.compile("^local token = \"([0-9a-f]{32})\"$", Pattern.MULTILINE);

    private static final String CODE = code();

    private static final int MAX_MARKER = 100;

    private final LuantiServerPaths paths;

    /** The token that was read last, and the state of the files that it was read from. */
    private volatile @Nullable KnownToken known;

    private record KnownToken(List<Object> state, Optional<String> token) {}

    private EventMod(LuantiServerPaths paths) {
        this.paths = paths;
    }

    /** Returns the mod of a server's world, which need not be installed. */
    public static EventMod of(GameServer server) {
        return new EventMod(LuantiServerPaths.of(server));
    }

    /** Returns whether the server's settings request the mod. */
    public static boolean isRequested(GameServer server) {
        return !Boolean.FALSE.equals(server.config().section("launch").values().get("event_mod"));
    }

    /**
     * Installs or updates the mod. Must only be called while the server is stopped.
     *
     * @return warnings for the admin
     */
    public List<String> install() throws IOException {
        if (Files.exists(folder(), LinkOption.NOFOLLOW_LINKS) && !isOwn()) {
            return List.of("The world has its own mod " + NAME
                    + ", so players and chat are read from the log and cannot be verified");
        }
        String token = token().orElseGet(EventMod::newToken);
        writeIfDifferent(folder().resolve("mod.conf"), CONF);
        writeIfDifferent(folder().resolve("init.lua"), CODE.replace("@token@", token));
        deactivate();
        return List.of();
    }

    /**
     * Removes the mod if the adapter has installed it. Must only be called while the server is stopped.
     *
     * @return warnings for the admin
     */
    public List<String> remove() throws IOException {
        if (!isOwn()) {
            return List.of();
        }
        Optional<Path> outside = paths.outside(folder());
        if (outside.isPresent()) {
            return List.of(
                    "The mod " + NAME + " remains in " + outside.get() + ", which is outside the server's directory");
        }
        Files.deleteIfExists(folder().resolve("init.lua"));
        Files.deleteIfExists(folder().resolve("mod.conf"));
        try {
            Files.delete(folder());
        } catch (DirectoryNotEmptyException e) {
            return List.of("The folder " + folder() + " contains other files and was not removed");
        } finally {
            deactivate();
        }
        return List.of();
    }

    /** Returns whether the mod is running, or was running when the server ended. */
    public boolean isActive() {
        try {
            Optional<String> token = knownToken();
            return token.isPresent()
                    && Files.exists(paths.eventMarker())
                    && Files.size(paths.eventMarker()) <= MAX_MARKER // other mods can write to it
                    && LuantiFiles.read(paths.eventMarker()).strip().equals(token.get());
        } catch (IOException e) {
            return false;
        }
    }

    /** Parses a line that the mod has logged; empty if the line is not from the mod. */
    public Optional<EventLine> parse(String text) {
        if (!EventLine.isCandidate(text)) {
            return Optional.empty();
        }
        try {
            return knownToken().flatMap(token -> EventLine.parse(text, token));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the token of the installed mod. */
    Optional<String> token() throws IOException {
        Matcher token = TOKEN.matcher(isOwn() ? LuantiFiles.read(folder().resolve("init.lua")) : "");
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** Same as {@link #token}, but reads the files only if they have changed, since this is called for lines of a log. */
    private Optional<String> knownToken() throws IOException {
        List<Object> state = List.of(state(folder().resolve("init.lua")), state(folder().resolve("mod.conf")));
        KnownToken current = known;
        if (current == null || !current.state().equals(state)) {
            current = new KnownToken(state, token());
            known = current;
        }
        return current.token();
    }

    private static Object state(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return List.of(
                    attributes.lastModifiedTime(),
                    attributes.size(),
                    String.valueOf(attributes.fileKey())); // files are replaced, so each version has its own key
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private Path folder() {
        return paths.mods().resolve(NAME);
    }

    private boolean isOwn() throws IOException {
        return LuantiFiles.read(folder().resolve("mod.conf")).contains(AUTHOR);
    }

    /** Replaces the content of the marker, which the mod restores when it is loaded. */
    private void deactivate() throws IOException {
        LuantiFiles.write(paths.eventMarker(), "The server has not started yet.\n");
    }

    private static void writeIfDifferent(Path file, String text) throws IOException {
        if (!LuantiFiles.read(file).equals(text)) {
            LuantiFiles.write(file, text);
        }
    }

    private static String newToken() {
        byte[] token = new byte[16];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    private static String code() {
        try (InputStream in = Objects.requireNonNull(EventMod.class.getResourceAsStream("init.lua"), "init.lua")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
