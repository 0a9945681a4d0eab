package io.languard.arma3.mod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.api.mod.EnabledMod;
import io.languard.arma3.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Arma3ModManagerTest {

    private final Arma3ModManager mods = new Arma3ModManager();

    @TempDir
    Path directory;

    @Test
    void aSignedLowerCaseModCausesNoWarning() throws IOException {
        assertThat(mods.inspect("@a", mod("@a", "one"))).isEmpty();
    }

    @Test
    void missingContentIsReported() throws IOException {
        Path empty = Files.createDirectories(directory.resolve("empty"));
        assertThat(mods.inspect("@a", empty)).singleElement().asString().contains("a folder addons with .pbo files");
        assertThat(mods.inspect("@a", directory.resolve("nowhere")))
                .containsExactly("The folder " + directory.resolve("nowhere") + " does not exist");
    }

    @Test
    void unusableNamesAreRejected() throws IOException {
        Path sound = mod("@a", "one");
        assertThatThrownBy(() -> mods.inspect("@a", directory.resolve("no;where")))
                .isInstanceOf(LanguardException.class);
        assertThatThrownBy(() -> mods.inspect("@a;@b", sound)).isInstanceOf(LanguardException.class);
    }

    @Test
    void upperCaseNamesAndMissingKeysAreReported() throws IOException {
        Path mod = Files.createDirectories(directory.resolve("@Big"));
        Files.createDirectories(mod.resolve("Addons"));
        Files.writeString(mod.resolve("Addons/Main.pbo"), "");
        Files.writeString(mod.resolve("mod.cpp"), "name = \"Big\";");
        assertThat(mods.inspect("@Big", mod)).hasSize(2).anyMatch(text -> text.contains("@Big, Addons, Main.pbo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name = \"A\"; picture = \"a.paa\"; | ''",
                "NAME = \"A\";                     | ''",
                "name = \"A                         | Could not parse",
                "author = \"A\";                   | does not define the name"
            })
    void theDescriptionIsChecked(String text, String warning) throws IOException {
        Path mod = mod("@a", "one");
        Files.writeString(mod.resolve("mod.cpp"), text);
        List<String> warnings = mods.inspect("@a", mod);
        assertThat(String.join("", warnings)).contains(warning);
        assertThat(warnings).hasSize(warning.isEmpty() ? 0 : 1);
        Files.delete(mod.resolve("mod.cpp"));
        assertThat(mods.inspect("@a", mod)).singleElement().asString().contains("no mod.cpp");
    }

    @Test
    void onlyTheKeysOfEnabledModsAreInstalled() throws IOException {
        TestServer server = new TestServer(directory.resolve("server"));
        server.mods().add(new EnabledMod("@a", mod("@a", "one"), null, false));
        server.mods().add(new EnabledMod("@b", mod("@b", "two"), null, false));
        server.mods().add(new EnabledMod("@s", mod("@s", "three"), null, true));
        assertThat(mods.apply(server)).isEmpty();
        assertThat(keys()).containsExactly("2_key.bikey", "key.bikey");
        server.mods().remove(1);
        mods.apply(server);
        assertThat(keys()).containsExactly("key.bikey");
        assertThat(directory.resolve("server/keys/key.bikey")).hasBinaryContent(key("one"));
    }

    @Test
    void keysOfTheAdminAreKept() throws IOException {
        TestServer server = new TestServer(directory.resolve("server"));
        Path folder = Files.createDirectories(directory.resolve("server/keys"));
        Files.write(folder.resolve("own.bikey"), key("own"));
        Files.write(folder.resolve("key.bikey"), key("mine"));
        server.mods().add(new EnabledMod("@a", mod("@a", "one"), null, false));
        assertThat(mods.apply(server)).hasSize(2).allMatch(warning -> warning.contains("is kept"));
        assertThat(keys()).containsExactly("2_key.bikey", "key.bikey", "own.bikey");
        assertThat(folder.resolve("key.bikey")).hasBinaryContent(key("mine"));

        Files.write(directory.resolve("@a/keys/key.bikey"), key("updated"));
        assertThat(mods.apply(server)).as("reported once").isEmpty();
        assertThat(folder.resolve("2_key.bikey")).hasBinaryContent(key("updated"));
        server.mods().clear();
        assertThat(mods.apply(server)).isEmpty();
        assertThat(keys()).containsExactly("key.bikey", "own.bikey");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void noKeyIsDeletedInALinkedFolder() throws IOException {
        TestServer server = new TestServer(directory.resolve("server"));
        Path shared = Files.createDirectories(directory.resolve("shared"));
        Files.write(shared.resolve("own.bikey"), key("own"));
        Files.createDirectories(directory.resolve("server"));
        Files.createSymbolicLink(directory.resolve("server/keys"), shared);
        server.mods().add(new EnabledMod("@a", mod("@a", "one"), null, false));
        assertThat(mods.apply(server)).anyMatch(warning -> warning.contains("is a link to "));
        server.mods().clear();
        assertThat(mods.apply(server)).anyMatch(warning -> warning.startsWith("The key key.bikey"));
        assertThat(keys()).containsExactly("key.bikey", "own.bikey");
    }

    @Test
    void keysRemainThePlatformsWhenItEndsInBetween() throws IOException {
        Path server = Files.createDirectories(directory.resolve("server"));
        EnabledMod mod = new EnabledMod("@a", mod("@a", "one"), null, false);
        announce(server, mod);
        Files.write(server.resolve("keys/key.bikey"), key("one"));
        mods.apply(new TestServer(server));
        assertThat(keys()).as("installed, but not completed").isEmpty();

        TestServer enabled = new TestServer(server);
        enabled.mods().add(mod);
        mods.apply(enabled);
        Files.write(mod.folder().resolve("keys/key.bikey"), key("updated"));
        announce(server, mod);
        mods.apply(new TestServer(server));
        assertThat(keys()).as("about to be replaced").isEmpty();

        announce(server, mod);
        Files.write(server.resolve("keys/key.bikey"), key("the admin's"));
        mods.apply(new TestServer(server));
        assertThat(keys()).as("changed after that").containsExactly("key.bikey");
        assertThat(server.resolve("keys.txt")).content().doesNotContain("2_");
    }

    /** The first step of an installation, after which the platform ends. */
    private static void announce(Path server, EnabledMod mod) throws IOException {
        KeyInstaller keys = new KeyInstaller(server.resolve("keys"), server.resolve("keys.txt"), new ArrayList<>());
        keys.collect(mod);
        keys.announce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Keys/a.bikey", "key/a.bikey", "server_keys/a.bikey", "a.bikey", "optional/keys/a.BIKEY"})
    void keysAreFoundWhereverAuthorsPutThem(String file) throws IOException {
        Path key = directory.resolve("@odd").resolve(file);
        Files.createDirectories(key.getParent());
        Files.write(key, key("odd"));
        TestServer server = new TestServer(directory.resolve("server"));
        server.mods().add(new EnabledMod("@odd", directory.resolve("@odd"), null, false));
        assertThat(mods.apply(server)).isEmpty();
        assertThat(keys()).containsExactly("a.bikey");
    }

    @Test
    void aModWithoutKeyOrFolderIsReported() throws IOException {
        TestServer server = new TestServer(directory.resolve("server"));
        Path mod = mod("@a", "one");
        Files.writeString(mod.resolve("keys/key.bikey"), "no key");
        server.mods().add(new EnabledMod("@a", mod, null, false));
        server.mods().add(new EnabledMod("@gone", directory.resolve("gone"), null, false));
        assertThat(mods.apply(server)).hasSize(3);
        assertThat(keys()).isEmpty();
    }

    private Path mod(String name, String authority) throws IOException {
        Path mod = Files.createDirectories(directory.resolve(name));
        Files.createDirectories(mod.resolve("addons"));
        Files.createDirectories(mod.resolve("keys"));
        Files.writeString(mod.resolve("mod.cpp"), "name = \"One\";\n");
        Files.writeString(mod.resolve("addons/main.pbo"), "");
        Files.writeString(mod.resolve("addons/main.pbo.key.bisign"), "");
        Files.write(mod.resolve("keys/key.bikey"), key(authority));
        return mod;
    }

    private static byte[] key(String authority) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(authority.getBytes(StandardCharsets.US_ASCII));
        key.writeBytes(HexFormat.of().parseHex("00940000000602000000240000525341310004000001000100"));
        key.writeBytes(new byte[128]);
        return key.toByteArray();
    }

    private String[] keys() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("server/keys"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }
}
