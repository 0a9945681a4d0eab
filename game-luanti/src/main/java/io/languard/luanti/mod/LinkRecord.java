package io.languard.luanti.mod;

import io.languard.luanti.LuantiFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of the links that the adapter has created in a world: a name and a target in each line. A link whose target
 * has been changed since then belongs to the admin. Not thread-safe.
 */
final class LinkRecord {

    private static final String SEPARATOR = "|";

    private final Path file;
    private final boolean isNew;
    private final Map<String, String> targets = new TreeMap<>();

    private LinkRecord(Path file) {
        this.file = file;
        isNew = !Files.exists(file);
    }

    static LinkRecord read(Path file) throws IOException {
        LinkRecord record = new LinkRecord(file);
        for (String line : LuantiFiles.lines(file)) {
            int separator = line.indexOf(SEPARATOR);
            if (separator > 0) {
                record.targets.put(line.substring(0, separator), line.substring(separator + 1));
            }
        }
        return record;
    }

    /** Returns whether there was no record yet, because the server has not been started by this adapter. */
    boolean isNew() {
        return isNew;
    }

    /** Returns whether a link is as the adapter created it. */
    boolean contains(Path link) throws IOException {
        String target = targets.get(String.valueOf(link.getFileName()));
        return target != null && target.equals(line(Files.readSymbolicLink(link)));
    }

    /** Records a link that is about to be created, so that it is known even if the platform ends meanwhile. */
    void add(String name, Path target) throws IOException {
        if (!line(target).equals(targets.put(name, line(target)))) {
            write();
        }
    }

    void remove(String name) {
        targets.remove(name);
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        targets.forEach((name, target) ->
                text.append(name).append(SEPARATOR).append(target).append('\n'));
        if (isNew || !LuantiFiles.read(file).contentEquals(text)) {
            LuantiFiles.write(file, text.toString());
        }
    }

    /** Returns a target without line breaks, which end an entry. */
    private static String line(Path target) {
        return target.toString().replaceAll("\\R", " ");
    }
}
