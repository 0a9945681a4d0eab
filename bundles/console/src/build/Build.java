import io.mvnpm.esbuild.Bundler;
import io.mvnpm.esbuild.model.WebDependency;
import io.mvnpm.esbuild.model.WebDependency.WebDependencyType;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Builds the page. Maven runs this file as a single-file program with the web libraries on the class path. They are
 * laid out as {@code node_modules}, where editors find them too; then Deno checks the sources and esbuild bundles them.
 * Both are native programs from Maven Central; neither Node nor npm is required.
 *
 * <p>Arguments: the folder of the module, the folder of the result, and one of {@code build} (checks and builds),
 * {@code quick} (builds without checks), {@code format} (formats the sources) and {@code watch} (builds at every change
 * until it is interrupted).
 */
public class Build {

    private static final Pattern IMPORT = Pattern.compile("(?:from|import)\"\\./([^\"]+)\"");
    private static final String OPENAPI = "io/languard/rest/openapi/openapi.json";
    private static final String SUFFIX = System.getProperty("os.name").startsWith("Windows") ? ".exe" : "";

    private final Path base;
    private final Path out;
    private final Path modules;

    private Build(Path base, Path out) {
        this.base = base;
        this.out = out;
        this.modules = base.resolve("node_modules");
    }

    public static void main(String[] args) throws Exception {
        Build build = new Build(Path.of(args[0]), Path.of(args[1]));
        build.install();
        build.generateTypes();
        switch (args[2]) {
            case "format" -> build.run(build.program("@deno", "deno"), "fmt", "--quiet", "src");
            case "watch" -> build.bundle(List.of("--watch=forever", "--sourcemap"));
            case "quick" -> build.page();
            case "build" -> {
                build.check();
                build.page();
            }
            default -> throw new IllegalArgumentException("Not a mode: " + args[2]);
        }
    }

    /** Lays out the libraries: esbuild-java finds those of mvnpm on the class path, WebJars must be named. */
    private void install() throws IOException {
        List<WebDependency> webJars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.replace('\\', '/').contains("/org/webjars/npm/"))
                .map(entry -> WebDependency.of(Path.of(entry), WebDependencyType.WEBJARS))
                .toList();
        Bundler.install(modules, webJars);
    }

    private void generateTypes() throws Exception {
        Path document = Files.createDirectories(base.resolve("target")).resolve("openapi.json");
        try (InputStream in = ClassLoader.getSystemResourceAsStream(OPENAPI)) {
            if (in == null) {
                throw new IOException("openapi.json is missing: build bundles/rest first, at least to the phase test");
            }
            Files.write(document, in.readAllBytes());
        }
        Path types = base.resolve("target/api.d.ts");
        run(
                program("@deno", "deno"),
                "run",
                "--quiet",
                "--no-remote",
                "--allow-read=" + document,
                "--allow-write=" + types,
                "src/build/types.ts",
                document.toString(),
                types.toString());
    }

    private void check() throws Exception {
        Path deno = program("@deno", "deno");
        run(deno, "fmt", "--check", "--quiet", "src");
        run(deno, "lint", "--quiet", "src");
        run(deno, "check", "--quiet", "--no-remote", "src/main/web", "src/test/web");
        // The texts are compared with the sources that use them, and with the events that the API has.
        String readable = "--allow-read=src/main/web,../../docs/api.md";
        run(deno, "test", "--quiet", "--no-remote", readable, "src/test/web");
    }

    private void page() throws Exception {
        delete(out);
        bundle(List.of("--minify", "--legal-comments=linked"));
        writePage();
        compress();
    }

    private void bundle(List<String> more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "src/main/web/app.ts",
                "src/main/web/style.css",
                "--bundle",
                "--format=esm",
                "--splitting",
                "--target=es2022",
                "--entry-names=[name]-[hash]",
                "--chunk-names=[name]-[hash]",
                "--asset-names=[name]-[hash]",
                "--metafile=target/page.json",
                "--log-level=warning",
                "--outdir=" + out));
        command.addAll(more);
        run(program("@esbuild", "esbuild"), command.toArray(String[]::new));
    }

    /** Writes the page with the names of the bundled files, which contain a hash of their content. */
    private void writePage() throws IOException {
        String app = result("app-", ".js");
        String page = Files.readString(base.resolve("src/main/web/index.html"))
                .replace("    <!-- preload -->\n", preloads(Files.readString(out.resolve(app))))
                .replace("app.js", app)
                .replace("style.css", result("style-", ".css"));
        Files.writeString(out.resolve("index.html"), page);
        Files.copy(base.resolve("src/main/web/icon.svg"), out.resolve("icon.svg"));
    }

    /** Returns links to what the first script imports, which the browser would otherwise ask for only after it. */
    private static String preloads(String script) {
        return IMPORT.matcher(script)
                .results()
                .map(found -> "    <link rel=\"modulepreload\" href=\"{root}" + found.group(1) + "\">\n")
                .collect(Collectors.joining());
    }

    private String result(String prefix, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Adds two compressed forms of each script and style sheet, so that no request compresses it again. */
    private void compress() throws Exception {
        List<String> brotli = new ArrayList<>(
                List.of("run", "--quiet", "--no-remote", "--allow-read=" + out, "--allow-write=" + out));
        brotli.add("src/build/brotli.ts");
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(name -> name.toString().matches(".*\\.(js|css)")).toList()) {
                try (OutputStream gzip = new SmallestGzip(Files.newOutputStream(Path.of(file + ".gz")))) {
                    Files.copy(file, gzip);
                }
                brotli.add(file.toString());
            }
        }
        run(program("@deno", "deno"), brotli.toArray(String[]::new));
    }

    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Returns the native program of a package for this machine, wherever in the package it is. */
    private Path program(String scope, String name) throws IOException {
        try (Stream<Path> files = Files.walk(modules.resolve(scope))) {
            Path program = files.filter(file -> file.getFileName().toString().equals(name + SUFFIX))
                    .findFirst()
                    .orElseThrow(() -> new IOException("Maven Central has no " + name + " for this kind of machine"));
            program.toFile().setExecutable(true);
            return program;
        }
    }

    private void run(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(base.toFile()).inheritIO();
        builder.environment().put("DENO_DIR", base.resolve("target/deno").toString());
        builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
        if (builder.start().waitFor() != 0) {
            System.err.println(program.getFileName() + " " + String.join(" ", arguments) + " failed");
            System.exit(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
