package io.languard.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A description of an adapter under test, with test data that only its author knows: log lines, a mission, a mod,
 * identities to ban. If a capability is registered but its test data is missing, its contract fails and reports what is
 * missing.
 */
public final class GameFixture {

    private final Class<?> anchor;
    private final Set<Class<?>> missing = new LinkedHashSet<>();
    private List<String> joins = List.of();
    private List<String> leaves = List.of();
    private @Nullable String player;
    private @Nullable String missionName;
    private byte @Nullable [] mission;
    private @Nullable String modName;
    private @Nullable ModMaker mod;
    private final List<String> bannable = new ArrayList<>();

    private GameFixture(Class<?> anchor) {
        this.anchor = anchor;
    }

    /** A function that creates a mod. */
    @FunctionalInterface
    public interface ModMaker {
        /** Creates the files of the mod in an empty folder. */
        void make(Path folder) throws IOException;
    }

    /**
     * Creates a fixture for the adapter whose bundle contains this class. The services of the adapter are read from the
     * component descriptions that the build generates from the annotations.
     */
    public static GameFixture forBundleOf(Class<?> anchor) {
        return new GameFixture(anchor);
    }

    /**
     * Declares that the game lacks capabilities. The contract then checks that the platform rejects them with {@code
     * CAPABILITY_NOT_SUPPORTED}.
     *
     * @param capabilities the interfaces of the capabilities; the optional parts of each are missing too
     */
    public GameFixture lacks(Class<?>... capabilities) {
        missing.addAll(List.of(capabilities));
        return this;
    }

    /**
     * Sets the output lines that report that a player joins and leaves.
     *
     * @param name the name of the player
     * @param joinLines the lines that report that the player joins
     * @param leaveLines the lines that report that the player leaves; empty if only remote admin reports it
     */
    public GameFixture player(String name, List<String> joinLines, List<String> leaveLines) {
        player = name;
        joins = List.copyOf(joinLines);
        leaves = List.copyOf(leaveLines);
        return this;
    }

    /** Sets the name and content of a valid mission file. */
    public GameFixture mission(String fileName, byte[] content) {
        missionName = fileName;
        mission = content.clone();
        return this;
    }

    /**
     * Sets a valid mod.
     *
     * @param name the name of its folder, under which the game loads it
     * @param modMaker creates the content of the folder
     */
    public GameFixture mod(String name, ModMaker modMaker) {
        modName = name;
        mod = modMaker;
        return this;
    }

    /** Sets two different identities that the game can ban. */
    public GameFixture bannable(String one, String other) {
        bannable.add(one);
        bannable.add(other);
        return this;
    }

    Class<?> anchor() {
        return anchor;
    }

    Set<Class<?>> missing() {
        return missing;
    }

    String playerName() {
        return required(player, "player(...)");
    }

    List<String> joinLines() {
        return joins;
    }

    List<String> leaveLines() {
        return leaves;
    }

    String missionName() {
        return required(missionName, "mission(...)");
    }

    byte[] missionContent() {
        return required(mission, "mission(...)");
    }

    String modName() {
        return required(modName, "mod(...)");
    }

    ModMaker modMaker() {
        return required(mod, "mod(...)");
    }

    String bannable(int index) {
        return required(bannable.isEmpty() ? null : bannable.get(index), "bannable(...)");
    }

    private static <T> T required(@Nullable T value, String method) {
        if (value == null) {
            throw new AssertionError("The contract requires more information about the game: call GameFixture." + method
                    + ", or declare the capability missing with GameFixture.lacks(...)");
        }
        return value;
    }
}
