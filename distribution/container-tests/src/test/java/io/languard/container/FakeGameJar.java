package io.languard.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The fake game's jar as created by the build, and variants of it. */
final class FakeGameJar {

    /** A fixed entry time, so that equal variants have equal bytes. */
    private static final long TIME = 1_700_000_000_000L;

    private static final String COMPONENTS = "Service-Component";

    private final Manifest manifest;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private FakeGameJar(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            manifest = in.getManifest();
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    static FakeGameJar fake() {
        try {
            return new FakeGameJar(Files.readAllBytes(Path.of(System.getProperty(ContainerPlatform.FAKE_GAME))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeGameJar version(String version) {
        return header("Bundle-Version", version);
    }

    FakeGameJar header(String name, String value) {
        headers().putValue(name, value);
        return this;
    }

    /** Removes a component, given by the simple name of its class. */
    FakeGameJar without(String component) {
        String remaining = Arrays.stream(headers().getValue(COMPONENTS).split(","))
                .filter(file -> !file.endsWith("." + component + ".xml"))
                .collect(Collectors.joining(","));
        return header(COMPONENTS, remaining);
    }

    /** Adds a component, which the framework instantiates immediately. */
    FakeGameJar with(Class<?> component) {
        String file = "OSGI-INF/" + component.getName() + ".xml";
        String xml = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"" + component.getName()
                + "\" immediate=\"true\"><implementation class=\"" + component.getName() + "\"/></scr:component>";
        entries.put(file, xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String type = component.getName().replace('.', '/') + ".class";
        try (InputStream in = component.getClassLoader().getResourceAsStream(type)) {
            entries.put(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return header(COMPONENTS, headers().getValue(COMPONENTS) + "," + file);
    }

    private Attributes headers() {
        return manifest.getMainAttributes();
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            out.putNextEntry(entry(JarFile.MANIFEST_NAME));
            manifest.write(out);
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                out.putNextEntry(entry(content.getKey()));
                out.write(content.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static JarEntry entry(String name) {
        JarEntry entry = new JarEntry(name);
        entry.setTime(TIME);
        return entry;
    }
}
