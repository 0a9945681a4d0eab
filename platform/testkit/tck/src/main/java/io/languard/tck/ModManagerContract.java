package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.mod.EnabledMod;
import io.languard.api.mod.ModManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class ModManagerContract extends CapabilityContract<ModManager> {

    ModManagerContract() {
        super(ModManager.class);
    }

    @Test
    void aValidModIsAccepted() throws Exception {
        ifSupported(() -> {
            Path mod = mod();
            List<String> warnings = call(mods -> mods.inspect(name(), mod));
            assertThat(warnings).isNotNull();
        });
    }

    @Test
    void aMissingOrEmptyFolderCausesAWarning() throws Exception {
        ifSupported(() -> {
            Path empty = Files.createDirectories(folder.resolve("empty").resolve(name()));
            Path nowhere = folder.resolve("nowhere").resolve(name());
            List<String> ofEmpty = call(mods -> mods.inspect(name(), empty));
            assertThat(ofEmpty).isNotEmpty();
            List<String> ofNowhere = call(mods -> mods.inspect(name(), nowhere));
            assertThat(ofNowhere).isNotEmpty();
        });
    }

    @Test
    void applyingIsIdempotentAndDisablingPreservesTheMod() throws Exception {
        ifSupported(() -> {
            Path mod = mod();
            Map<String, String> content = contents(mod);
            Path directory = folder.resolve("server");
            List<String> warnings = apply(mod);
            Map<String, String> once = contents(directory);
            assertThat(apply(mod)).isEqualTo(warnings);
            assertThat(contents(directory)).isEqualTo(once);
            var none = server().build();
            call(mods -> mods.apply(none));
            assertThat(contents(mod)).isEqualTo(content);
            apply(mod);
            assertThat(contents(directory)).isEqualTo(once);
        });
    }

    @Test
    void aDeletedModCausesAWarning() throws Exception {
        ifSupported(
                () -> assertThat(apply(folder.resolve("gone").resolve(name()))).isNotEmpty());
    }

    @Test
    void onlyTheOwnerCanAccessTheServersFiles() throws Exception {
        ifSupported(() -> {
            apply(mod());
            assertOwnerOnly();
        });
    }

    private List<String> apply(Path mod) throws IOException {
        var server = server().mod(new EnabledMod(name(), mod, null, false)).build();
        return call(mods -> mods.apply(server));
    }

    private String name() {
        return game().game().modName();
    }

    private Path mod() throws IOException {
        Path mod = Files.createDirectories(folder.resolve("mods").resolve(name()));
        game().game().modMaker().make(mod);
        return mod;
    }
}
