package io.languard.luanti.process;

import io.languard.api.GameType;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.process.ExecutableSearch;
import io.languard.api.process.FoundExecutable;
import io.languard.luanti.LuantiConfig;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** Finds servers that a package of the distribution has installed, and builds that run in their own folder. */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiExecutableFinder implements ExecutableFinder {

    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** The executables, also in {@code bin}, where they are in a source tree and in builds that run in place. */
    private static final List<String> NAMES = LuantiServerLauncher.EXECUTABLES.stream()
            .filter(name -> name.endsWith(".exe") == WINDOWS)
            .flatMap(name -> Stream.of(name, "bin/" + name))
            .toList();

    @Override
    public List<FoundExecutable> find(ExecutableSearch search) {
        return search.find(NAMES).stream().map(FoundExecutable::new).toList();
    }
}
