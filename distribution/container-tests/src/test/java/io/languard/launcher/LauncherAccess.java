package io.languard.launcher;

import java.nio.file.Path;
import java.util.Map;

/** Lets the container tests start the framework as the launcher does, and so stands in the launcher's package. */
public final class LauncherAccess {

    private LauncherAccess() {}

    /** What the framework is told by the launcher of this installation. */
    public static Map<String, String> properties(Path home, Map<String, String> settings) {
        return FrameworkProperties.of(new LanguardHome(home), "test", settings);
    }
}
