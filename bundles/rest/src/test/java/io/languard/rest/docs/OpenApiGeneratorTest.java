package io.languard.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.rest.ApiFixture;
import io.languard.rest.ExpectedRoute;
import io.languard.rest.ServletTestServer;
import io.languard.rest.io.ApiJsonCodec;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the OpenAPI document matches the behaviour of the API. */
class OpenApiGeneratorTest {

    private static ApiFixture apiFixture;
    private static ServletTestServer servletTestServer;
    private static ObjectNode document;

    @BeforeAll
    static void start() throws Exception {
        apiFixture = new ApiFixture();
        servletTestServer = new ServletTestServer(
                "/api/openapi.json", new OpenApiServlet(apiFixture.games, apiFixture.system, apiFixture.users));
        HttpResponse<String> reply = servletTestServer.send("GET", "/api/openapi.json", null, Map.of());
        assertThat(reply.statusCode()).isEqualTo(200);
        document = (ObjectNode) ApiJsonCodec.parse(reply.body());
    }

    @AfterAll
    static void stop() throws Exception {
        servletTestServer.close();
        apiFixture.close();
    }

    /** An example of a resource of an adapter. */
    @Path("battleye")
    public static final class AdapterTestResource {

        @POST
        @Path("reload")
        public void reload() {}

        @GET
        @Path("files/{name: .+}")
        public String file() {
            return "";
        }
    }

    private static JsonNode operation(ExpectedRoute expectedRoute) {
        return document.get("paths")
                .get(expectedRoute.path())
                .get(expectedRoute.httpMethod().toLowerCase(Locale.ROOT));
    }

    private static Set<String> described(JsonNode paths) {
        Set<String> routes = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> routes.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    @Test
    void exactlyTheExistingRoutesAreDescribed() {
        Set<String> expected = new TreeSet<>(Set.of("GET /api/openapi.json"));
        ExpectedRoute.all().forEach(expectedRoute -> expected.add(expectedRoute.toString()));
        assertThat(described(document.get("paths"))).isEqualTo(expected);
    }

    @Test
    void adapterRoutesFollowTheirAdapter() throws Exception {
        apiFixture.games.routes.put("arma3", Set.of(new AdapterTestResource()));
        String root = "/api/servers/{server_id}/game/arma3/battleye";
        assertThat(described(ApiJsonCodec.parse(servletTestServer
                                .send("GET", "/api/openapi.json", null, Map.of())
                                .body())
                        .get("paths")))
                .contains("POST " + root + "/reload", "GET " + root + "/files/{name}");
        apiFixture.games.routes.clear();
        assertThat(servletTestServer
                        .send("GET", "/api/openapi.json", null, Map.of())
                        .body())
                .doesNotContain("battleye");
    }

    @Test
    void documentIsValidOpenApi() {
        assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(document.get("info").get("title").textValue()).isEqualTo("Languard");
        assertThat(document.get("components")
                        .get("securitySchemes")
                        .get("bearer")
                        .get("scheme"))
                .hasToString("\"bearer\"");
        for (String ref : document.findValuesAsText("$ref")) {
            assertThat(document.at(ref.substring(1)).isObject()).as(ref).isTrue();
        }
        document.get("components").forEach(kind -> kind.fieldNames()
                .forEachRemaining(name -> assertThat(name).matches("[a-zA-Z0-9._-]+")));
        List<String> ids = document.get("paths").findValuesAsText("operationId");
        assertThat(ids).doesNotHaveDuplicates().hasSize(ExpectedRoute.all().size() + 1);
    }

    @Test
    void pagesArePlainLists() {
        for (JsonNode schema : document.at("/components/schemas")) {
            for (JsonNode property : schema.path("properties")) {
                if (property.has("items")) {
                    assertThat(property.has("properties"))
                            .as(property.toString())
                            .isFalse();
                }
            }
        }
        assertThat(document.at("/components/schemas/ServerListResponse/properties/data/items/$ref")
                        .textValue())
                .isEqualTo("#/components/schemas/Server");
    }

    @Test
    void everySchemaIsReferenced() {
        Set<String> used = new HashSet<>(document.findValuesAsText("$ref"));
        document.at("/components/schemas").fieldNames().forEachRemaining(name -> assertThat(used)
                .contains("#/components/schemas/" + name));
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void operationsDescribeRolesAndErrors(ExpectedRoute expectedRoute) {
        JsonNode operation = operation(expectedRoute);
        assertThat(operation.get("summary").textValue()).isNotBlank();
        assertThat(operation.get("tags")).hasSize(1);
        JsonNode responses = operation.get("responses");
        assertThat(responses.has("401"))
                .isEqualTo(!expectedRoute.isPublic() || expectedRoute.path().endsWith("login"));
        assertThat(responses.has("403")).isEqualTo(!expectedRoute.isForViewers() || expectedRoute.isForUsersOnly());
        assertThat(responses.has("404"))
                .isEqualTo(expectedRoute.path().contains("{")
                        || expectedRoute.toString().equals("GET /api/jobs")
                        || expectedRoute.toString().equals("GET /api/worlds")
                        || expectedRoute.toString().equals("POST /api/auth/keys")
                        || expectedRoute.toString().equals("DELETE /api/auth/totp")
                        || expectedRoute.toString().equals("POST /api/mods")
                        || expectedRoute.toString().equals("POST /api/servers")
                        || expectedRoute.toString().equals("POST /api/webhooks"));
        assertThat(operation.has("security")).isEqualTo(expectedRoute.isPublic());
        assertThat(operation.has("requestBody"))
                .isEqualTo(expectedRoute.body() != null
                        || expectedRoute.path().endsWith("{server_id}/stop")
                        || expectedRoute.path().endsWith("/stop-servers"));
        List<String> named = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.get("in").textValue().equals("path")) {
                named.add("{" + parameter.get("name").textValue() + "}");
            }
        });
        assertThat(Stream.of(expectedRoute.path().split("/")).filter(part -> part.startsWith("{")))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void responsesMatchTheirSchemas(ExpectedRoute expectedRoute) {
        ApiFixture.ApiReply apiReply = expectedRoute.send(apiFixture, "admin");
        JsonNode response = operation(expectedRoute).get("responses").get(Integer.toString(apiReply.status()));
        assertThat(response).as("status " + apiReply.status()).isNotNull();
        JsonNode schema = response.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertThat(validate(schema, apiReply.envelope())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#withBody")
    void describedBodyFieldsAreThoseThatAreRead(ExpectedRoute expectedRoute) throws Exception {
        JsonNode schema = document.at(operation(expectedRoute)
                .at("/requestBody/content/application~1json/schema/$ref")
                .textValue()
                .substring(1));
        assertThat(validate(schema, ApiJsonCodec.parse(expectedRoute.body()))).isEmpty();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        assertThat(refused(expectedRoute, ApiJsonCodec.parse("{}"))).containsExactlyInAnyOrderElementsOf(required);
        ObjectNode wrong = (ObjectNode) ApiJsonCodec.parse("{}");
        List<String> names = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        names.forEach(name -> wrong.putArray(name).add(7.5));
        assertThat(refused(expectedRoute, wrong))
                .extracting(name -> name.replaceAll("\\[0]$", ""))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void describedBodyListsAreThoseThatAreRead() throws Exception {
        ExpectedRoute grants = ExpectedRoute.all().stream()
                .filter(route -> route.body() != null && route.body().startsWith("["))
                .findFirst()
                .orElseThrow();
        JsonNode schema = operation(grants).at("/requestBody/content/application~1json/schema");
        assertThat(validate(schema, ApiJsonCodec.parse(grants.body()))).isEmpty();
        assertThat(schema.get("maxItems").intValue()).isEqualTo(1000);
        assertThat(refused(grants, ApiJsonCodec.parse("{}"))).containsExactly("body");
        assertThat(refused(grants, ApiJsonCodec.parse("[7]"))).containsExactly("[0]");
        assertThat(refused(grants, ApiJsonCodec.parse("[{}]"))).containsExactly("[0].server_id", "[0].permissions");
        assertThat(refused(grants, ApiJsonCodec.parse("[{\"server_id\":0,\"permissions\":[\"server.view\",\"x\",1]}]")))
                .containsExactly("[0].server_id", "[0].permissions[1]", "[0].permissions[2]");
        assertThat(refused(grants, ApiJsonCodec.parse("[" + "{},".repeat(1000) + "{}]")))
                .containsExactly("body");
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#withBody")
    void describedBodyLimitsAreEnforced(ExpectedRoute expectedRoute) throws Exception {
        JsonNode schema = document.at(operation(expectedRoute)
                .at("/requestBody/content/application~1json/schema/$ref")
                .textValue()
                .substring(1));
        for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
            String name = field.getKey();
            JsonNode limits = field.getValue();
            ObjectNode body = (ObjectNode) ApiJsonCodec.parse(expectedRoute.body());
            if (limits.has("maxLength")) {
                int most = limits.get("maxLength").intValue();
                assertThat(refused(expectedRoute, body.put(name, "x".repeat(most + 1))))
                        .contains(name);
                assertThat(refused(expectedRoute, body.put(name, "x".repeat(most))))
                        .doesNotContain(name);
                int least = limits.get("minLength").intValue();
                assertThat(refused(expectedRoute, body.put(name, "x".repeat(least))))
                        .doesNotContain(name);
                if (least > 0) {
                    assertThat(refused(expectedRoute, body.put(name, "x".repeat(least - 1))))
                            .contains(name);
                }
            }
            for (String end : new String[] {"minimum", "maximum"}) {
                if (limits.has(end)) {
                    long limit = limits.get(end).longValue();
                    assertThat(refused(expectedRoute, body.put(name, limit))).doesNotContain(name);
                    long beyond = limit + (end.equals("minimum") ? -1 : 1);
                    assertThat(refused(expectedRoute, body.put(name, beyond))).contains(name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.ExpectedRoute#all")
    void describedQueryParametersAreThoseThatAreRead(ExpectedRoute expectedRoute) {
        for (JsonNode parameter : operation(expectedRoute).get("parameters")) {
            if (parameter.get("in").textValue().equals("query")) {
                String name = parameter.get("name").textValue();
                ApiFixture.ApiReply apiReply = apiFixture.admin(
                        expectedRoute.httpMethod(), expectedRoute.examplePath() + "?" + name + "=%00", null);
                assertThat(apiReply.code()).as(name).isEqualTo("VALIDATION_ERROR");
                assertThat(apiReply.body()).contains("\"field\":\"" + name + "\"");
            }
        }
    }

    @Test
    void errorsHaveCompleteExamples() {
        JsonNode responses = document.at("/components/responses");
        assertThat(responses).isNotEmpty();
        for (JsonNode response : responses) {
            JsonNode json = response.at("/content/application~1json");
            assertThat(validate(json.get("schema"), json.get("example")))
                    .as(json.toString())
                    .isEmpty();
            assertThat(json.get("example")).hasSize(3);
        }
    }

    @Test
    void documentNeedsNoTokenButIsRateLimited() throws Exception {
        assertThat(servletTestServer
                        .send("POST", "/api/openapi.json", "{}", Map.of())
                        .statusCode())
                .isEqualTo(405);
        apiFixture.users.limited = "address:127.0.0.1";
        HttpResponse<String> reply = servletTestServer.send("GET", "/api/openapi.json", null, Map.of());
        apiFixture.users.limited = null;
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.body()).contains("\"code\":\"RATE_LIMITED\"");
    }

    private static Collection<String> refused(ExpectedRoute expectedRoute, JsonNode body) {
        ApiFixture.ApiReply apiReply =
                apiFixture.admin(expectedRoute.httpMethod(), expectedRoute.examplePath(), body.toString());
        List<String> names = new ArrayList<>();
        if (apiReply.status() == 422) {
            apiReply.envelope()
                    .at("/error/details")
                    .forEach(detail -> names.add(detail.get("field").textValue()));
        }
        return names;
    }

    /** Validates strictly: an undescribed property is an error too, except where the schema allows any property. */
    private static Set<?> validate(JsonNode schema, JsonNode value) {
        ObjectNode root = (ObjectNode) schema.deepCopy();
        ObjectNode components = document.get("components").deepCopy();
        components.get("schemas").forEach(OpenApiGeneratorTest::close);
        root.set("components", components);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root)
                .validate(value);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        if (schema instanceof ObjectNode || schema instanceof ArrayNode) {
            schema.forEach(OpenApiGeneratorTest::close);
        }
    }
}
