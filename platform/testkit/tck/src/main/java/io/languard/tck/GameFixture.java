package io.languard.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An adapter under test, and what only its author knows: lines that its game writes, a mission, a mod, somebody to ban. A
 * contract of a capability that is there and lacks what it needs fails and says what is missing.
 */
public final class GameFixture {

    private final Class<?> anchor;
    private final Set<Class<?>> missing = new LinkedHashSet<>();
    private List<String> joins = List.of();
    private List<String> leaves = List.of();
    private String player;
    private String missionName;
    private byte[] mission;
    private String modName;
    private ModMaker mod;
    private final List<String> bannable = new ArrayList<>();

    private GameFixture(Class<?> anchor) {
        this.anchor = anchor;
    }

    /** Makes a mod. */
    @FunctionalInterface
    public interface ModMaker {
        /** Fills an empty folder. */
        void make(Path folder) throws IOException;
    }

    /**
     * The adapter whose bundle this class is in. Which services it has stands in the descriptions that the build has made from
     * the annotations, beside the classes or in the jar.
     */
    public static GameFixture forBundleOf(Class<?> anchor) {
        return new GameFixture(anchor);
    }

    /**
     * Declares that the game lacks capabilities, by their interfaces. The contract then checks that the platform answers
     * {@code CAPABILITY_NOT_SUPPORTED}.
     */
    public GameFixture lacks(Class<?>... capabilities) {
        missing.addAll(List.of(capabilities));
        return this;
    }

    /**
     * Lines of the output by which a player with this name joins, and those by which he leaves; none of the latter where only
     * remote admin tells.
     */
    public GameFixture player(String name, List<String> joinLines, List<String> leaveLines) {
        player = name;
        joins = List.copyOf(joinLines);
        leaves = List.copyOf(leaveLines);
        return this;
    }

    /** A sound mission file. */
    public GameFixture mission(String fileName, byte[] content) {
        missionName = fileName;
        mission = content.clone();
        return this;
    }

    /** A sound mod: the name of its folder, by which the game loads it, and what is in it. */
    public GameFixture mod(String name, ModMaker modMaker) {
        modName = name;
        mod = modMaker;
        return this;
    }

    /** Two identities that the game can ban. */
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

    private static <T> T required(T value, String method) {
        if (value == null) {
            throw new AssertionError("The contract needs to know more of the game: call Game." + method
                    + ", or declare the capability missing with Game.lacks(...)");
        }
        return value;
    }
}
