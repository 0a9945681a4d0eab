package io.languard.launcher;

import java.nio.file.Path;
import java.util.Map;

/** Gives container tests access to the launcher's package, so that they start the framework as the launcher does. */
public final class LauncherAccess {

    private LauncherAccess() {}

    /** Returns the framework properties that the launcher of this installation would set. */
    public static Map<String, String> properties(Path home, Map<String, String> settings) {
        return FrameworkProperties.of(new LanguardHome(home), "test", settings);
    }
}
