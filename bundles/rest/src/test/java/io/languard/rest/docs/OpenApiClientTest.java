package io.languard.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.rest.ApiFixture;
import io.languard.rest.ServletTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Tests that a Java client can be generated from the document and compiles. */
class OpenApiClientTest {

    @TempDir
    Path folder;

    @Test
    void generatedJavaClientCompiles() throws Exception {
        Path document = folder.resolve("openapi.json");
        try (ApiFixture apiFixture = new ApiFixture();
                ServletTestServer web = new ServletTestServer(
                        "/api/openapi.json",
                        new OpenApiServlet(apiFixture.games, apiFixture.system, apiFixture.users))) {
            Files.writeString(
                    document,
                    web.send("GET", "/api/openapi.json", null, Map.of()).body());
        }
        Path sources = folder.resolve("client");
        generate(document, sources);

        List<Path> files = javaFiles(sources.resolve("src/main/java"));
        assertThat(files).extracting(file -> file.getFileName().toString()).contains("ServersApi.java", "Server.java");
        assertThat(compile(files)).isEmpty();
    }

    private static void generate(Path document, Path target) {
        CodegenConfigurator configurator = new CodegenConfigurator();
        configurator.setInputSpec(document.toString());
        configurator.setGeneratorName("java");
        configurator.setLibrary("native");
        configurator.setOutputDir(target.toString());
        configurator.addAdditionalProperty("useJakartaEe", true);
        for (String part : List.of("apiTests", "modelTests", "apiDocs", "modelDocs")) {
            configurator.addGlobalProperty(part, "false");
        }
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    private List<String> compile(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    Files.createDirectory(folder.resolve("classes")).toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            null, manager, problems, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            return done
                    ? List.of()
                    : problems.getDiagnostics().stream().map(Object::toString).toList();
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
