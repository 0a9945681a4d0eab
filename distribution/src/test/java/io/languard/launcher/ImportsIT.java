package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the imports and exports of all shipped bundles against the rules between modules. */
class ImportsIT {

    private static final Pattern NAME = Pattern.compile("(?:^|,)((?:[\\w]+\\.)+[\\w]+)(?=[;,]|$)");

    /**
     * The packages, subpackages included, that each bundle may import in addition to {@link #ALLOWED_FOR_ALL}. What a row
     * allows must be used.
     */
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            Map.entry("io.languard.api", List.of()),
            Map.entry("io.languard.world", List.of()),
            // Jackson for the details of audit events; the annotations of constraints are optional
            Map.entry(
                    "io.languard.service",
                    List.of("io.languard.world", "com.fasterxml.jackson", "jakarta.validation.constraints")),
            Map.entry("io.languard.spi", List.of("io.languard.service")),
            Map.entry(
                    "io.languard.core",
                    List.of(
                            "io.languard.logtail",
                            "io.languard.service",
                            "io.languard.world",
                            "io.languard.toolkit.file",
                            "io.languard.spi",
                            "com.fasterxml.jackson",
                            "com.networknt",
                            "com.sun.jna",
                            "io.prometheus.metrics",
                            "org.apache.commons.compress")),
            Map.entry(
                    "io.languard.http",
                    List.of(
                            "io.languard.service",
                            "io.languard.toolkit.file",
                            "io.prometheus.metrics",
                            "jakarta.servlet",
                            "org.eclipse.jetty")),
            Map.entry("io.languard.webapps", List.of()),
            Map.entry(
                    "io.languard.rest",
                    List.of(
                            "io.languard.http.api",
                            "io.languard.service",
                            "io.languard.world",
                            "jakarta.annotation",
                            "jakarta.servlet",
                            "jakarta.validation.constraints",
                            "jakarta.ws.rs",
                            "org.glassfish.jersey",
                            "org.jvnet.mimepull",
                            "io.prometheus.metrics",
                            "io.swagger.v3.oas.annotations",
                            // of the copied classes of the Prometheus client library
                            "javax.annotation",
                            "com.fasterxml.jackson")),
            Map.entry(
                    "io.languard.live",
                    List.of(
                            "io.languard.http.api",
                            "io.languard.service",
                            "io.prometheus.metrics",
                            "jakarta.servlet",
                            "jakarta.websocket",
                            "com.fasterxml.jackson")),
            Map.entry("io.languard.console", List.of("jakarta.servlet")),
            Map.entry(
                    "io.languard.security",
                    List.of(
                            "io.languard.service",
                            "io.languard.toolkit.file",
                            "io.languard.spi",
                            "io.jsonwebtoken",
                            "javax.crypto",
                            "at.favre")),
            Map.entry(
                    "io.languard.webhooks",
                    List.of(
                            "io.languard.service",
                            "io.languard.spi",
                            "org.eclipse.jetty",
                            "com.fasterxml.jackson",
                            "javax.crypto",
                            "javax.net.ssl")),
            Map.entry("io.languard.logtail", List.of()),
            Map.entry("io.languard.logstore", List.of("net.jpountz.lz4")),
            Map.entry(
                    "io.languard.persistence",
                    List.of(
                            "io.languard.logstore",
                            "io.languard.service",
                            "io.languard.world",
                            "io.languard.spi",
                            "com.fasterxml.jackson",
                            "jakarta.persistence",
                            "java.beans",
                            "java.sql",
                            "javax.sql",
                            "org.eclipse.persistence",
                            "com.zaxxer",
                            "com.mysql",
                            "org.h2",
                            "liquibase")),
            Map.entry(
                    "io.languard.deploy",
                    List.of("io.languard.service", "io.languard.toolkit.file", "javax.xml.stream")),
            Map.entry(
                    "io.languard.shell",
                    List.of(
                            "io.languard.service",
                            "io.languard.world",
                            "io.languard.toolkit.file",
                            "org.apache.felix",
                            "org.apache.sshd",
                            "org.jline",
                            "com.fasterxml.jackson")),
            Map.entry("io.languard.game.arma3", List.of("jakarta.ws.rs")),
            Map.entry("io.languard.game.luanti", List.of()),
            Map.entry(
                    "io.languard.lxc",
                    List.of("io.languard.world", "org.eclipse.jetty", "com.fasterxml.jackson", "javax.net.ssl")));

    /** Of the JDK, what any code may need; JDBC, for example, is not among it. */
    private static final List<String> ALLOWED_FOR_ALL = List.of(
            "java.io",
            "java.lang",
            "java.math",
            "java.net",
            "java.nio",
            "java.security",
            "java.text",
            "java.time",
            "java.util",
            "io.languard.api",
            "org.osgi",
            "org.slf4j");

    @Test
    void everyBundleImportsOnlyAllowedPackages() throws IOException {
        Set<String> wrong = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        for (Path jar : jars()) {
            Manifest manifest = manifest(jar);
            String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null || !name.startsWith("io.languard")) {
                continue;
            }
            seen.add(name);
            List<String> allowed = ALLOWED.get(name);
            if (allowed == null) {
                wrong.add(name + " is missing from the table");
                continue;
            }
            Set<String> imports = imports(manifest);
            for (String used : imports) {
                boolean permitted = Stream.concat(ALLOWED_FOR_ALL.stream(), allowed.stream())
                                .anyMatch(root -> isWithin(used, root))
                        || isWithin(used, name);
                if (!permitted) {
                    wrong.add(name + " imports " + used);
                }
            }
            allowed.stream()
                    .filter(root -> imports.stream().noneMatch(used -> isWithin(used, root)))
                    .forEach(root -> wrong.add(name + " may import " + root + " but does not"));
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).contains("io.languard.core", "io.languard.rest", "io.languard.game.arma3", "io.languard.lxc");
    }

    @Test
    void onlyApisAndLibrariesExportPackages() throws IOException {
        for (Path jar : jars()) {
            Manifest manifest = manifest(jar);
            String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null) {
                continue;
            }
            String exported = manifest.getMainAttributes().getValue("Export-Package");
            if (Set.of(
                            "io.languard.api",
                            "io.languard.world",
                            "io.languard.service",
                            "io.languard.spi",
                            "io.languard.logtail",
                            "io.languard.logstore")
                    .contains(name)) {
                assertThat(exported).as(name).isNotNull();
            } else if ("io.languard.http".equals(name)) {
                assertThat(exported).startsWith("io.languard.http.api;").doesNotContain(",io.");
            } else if (name.startsWith("io.languard")) {
                assertThat(exported).as(name).isNull();
            }
        }
    }

    private static boolean isWithin(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    private static Set<String> imports(Manifest manifest) {
        String header = manifest.getMainAttributes().getValue("Import-Package");
        Set<String> names = new TreeSet<>();
        if (header != null) {
            Matcher matcher = NAME.matcher(header.replaceAll("\"[^\"]*\"", "\"\""));
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    private static List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(InstallationProcess.HOME)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && !file.startsWith(InstallationProcess.HOME.resolve("data")))
                    .toList();
        }
    }

    private static Manifest manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest() == null ? new Manifest() : file.getManifest();
        }
    }
}
