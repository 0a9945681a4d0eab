package io.languard.arma3.simulator.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of Arma config text: UTF-8 without a byte order mark ("Bohemia wiki: Arma 3: Server Config File"). */
public final class ConfigFileReader {
    private ConfigFileReader() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param shownName the name used in messages, as given on the command line
     */
    public static ConfigClass read(Path path, String shownName) throws ConfigException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new ConfigException(shownName, 0, "/", "Cannot open file");
        }
        return parse(bytes, shownName);
    }

    static ConfigClass parse(byte[] bytes, String shownName) throws ConfigException {
        if (bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb && (bytes[2] & 0xff) == 0xbf) {
            throw new ConfigException(shownName, 1, "/", "Unexpected byte order mark");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return StrictConfigParser.parse(shownName, text);
        } catch (CharacterCodingException e) {
            throw new ConfigException(shownName, 1, "/", "Text is not UTF-8");
        }
    }
}
