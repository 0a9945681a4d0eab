package io.languard.luanti.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.luanti.process.LuantiServerLauncher;
import io.languard.testkit.FreePorts;
import io.languard.testkit.GameServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the real engine reads the written values. */
class RealEngineTest {

    private static final Path SERVER = Path.of("/usr/games/minetestserver");

    @TempDir
    Path directory;

    @Test
    void theEngineReadsEveryValueAsWritten() throws Exception {
        assumeTrue(Files.isExecutable(SERVER), SERVER + " is not installed");
        Map<String, String> values = new LinkedHashMap<>();
        List<String> nasty = List.of(
                "plain",
                " space ",
                "a = b",
                "# no comment",
                "{",
                "}",
                "\"",
                "\"\" \"\"\"",
                "one\ntwo",
                "\n",
                "a\n",
                "port = 1\nname = mallory",
                "{\n}\n",
                "é 漢 🎲",
                "\\n %s ${x}",
                "");
        for (int index = 0; index < nasty.size(); index++) {
            values.put("nasty_" + index, nasty.get(index));
        }
        GameServer server = GameServerBuilder.forDirectory(directory)
                .executable(SERVER.toString())
                .gamePort(FreePorts.one())
                .config("network", "bind_address", "127.0.0.1")
                .config("server", "extra_settings", values)
                .build();
        Path mod = Files.createDirectories(directory.resolve("world/worldmods/teller"));
        Files.writeString(
                mod.resolve("init.lua"),
                """
                for i = 0, %d do
                    local value = minetest.settings:get("nasty_" .. i)
                    print("VALUE " .. i .. " " .. (value == nil and "nil" or (value:gsub(".", function(c)
                        return string.format("%%02x", c:byte())
                    end))))
                end
                minetest.request_shutdown()
                """
                        .formatted(nasty.size() - 1));
        List<String> output = run(server);
        for (int index = 0; index < nasty.size(); index++) {
            assertThat(output).contains("VALUE " + index + " " + hex(nasty.get(index)));
        }
    }

    private List<String> run(GameServer server) throws IOException, InterruptedException {
        for (ConfigEntry entry : new LuantiConfigGenerator().render(server)) {
            Path file = directory.resolve(((ConfigEntry.ConfigFile) entry).path());
            Files.createDirectories(file.getParent());
            Files.writeString(file, entry.text());
        }
        List<String> command = new ArrayList<>(List.of(SERVER.toString()));
        command.addAll(new LuantiServerLauncher().launchCommand(server).arguments());
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", one));
        }
        return hex.toString();
    }
}
