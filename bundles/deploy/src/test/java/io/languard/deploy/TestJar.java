package io.languard.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Builds a small bundle in memory. */
final class TestJar {

    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private TestJar() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    static TestJar plain() {
        return new TestJar().entry("content.txt", "nothing".getBytes(StandardCharsets.UTF_8));
    }

    static TestJar bundle(String name, String version) {
        return plain().header("Bundle-ManifestVersion", "2")
                .header("Bundle-SymbolicName", name)
                .header("Bundle-Version", version);
    }

    TestJar header(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    TestJar entry(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Adds incompressible bytes, for files whose copy takes time. */
    TestJar ballast(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return entry("ballast", bytes);
    }

    TestJar with(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
            return entry(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestJar component(Class<?> type, String references) {
        String xml = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + type.getSimpleName()
                + "\" immediate=\"true\" activate=\"start\">" + references + "<implementation class=\""
                + type.getName() + "\"/></scr:component>";
        return with(type)
                .header("Service-Component", "OSGI-INF/component.xml")
                .entry("OSGI-INF/component.xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Uses a fixed time, so that the same bundle has the same bytes. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(1_700_000_000_000L);
        return entry;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(entry(entry.getKey()));
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
