package io.languard.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.rest.Api;
import io.languard.rest.Entry;
import io.languard.rest.Web;
import io.languard.rest.wire.Json;
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

/** The description of the API says what the API does. */
class OpenApiTest {

    private static Api api;
    private static Web web;
    private static ObjectNode document;

    @BeforeAll
    static void start() throws Exception {
        api = new Api();
        web = new Web("/api/openapi.json", new OpenApiServlet(api.groups(), api.games, api.system, api.users));
        HttpResponse<String> reply = web.send("GET", "/api/openapi.json", null, Map.of());
        assertThat(reply.statusCode()).isEqualTo(200);
        document = (ObjectNode) Json.tree(reply.body());
    }

    @AfterAll
    static void stop() throws Exception {
        web.close();
        api.close();
    }

    /** What an adapter might add. */
    @Path("battleye")
    public static final class BattlEye {

        @POST
        @Path("reload")
        public void reload() {}

        @GET
        @Path("files/{name: .+}")
        public String file() {
            return "";
        }
    }

    private static JsonNode operation(Entry entry) {
        return document.get("paths").get(entry.path()).get(entry.verb().toLowerCase(Locale.ROOT));
    }

    private static Set<String> described(JsonNode paths) {
        Set<String> routes = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> routes.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> expected = new TreeSet<>(Set.of("GET /api/openapi.json"));
        Entry.all().forEach(entry -> expected.add(entry.toString()));
        assertThat(described(document.get("paths"))).isEqualTo(expected);
    }

    @Test
    void theRoutesOfAdaptersComeAndGo() throws Exception {
        api.games.routes.put("arma3", Set.of(new BattlEye()));
        String root = "/api/servers/{server_id}/game/arma3/battleye";
        assertThat(described(Json.tree(web.send("GET", "/api/openapi.json", null, Map.of())
                                .body())
                        .get("paths")))
                .contains("POST " + root + "/reload", "GET " + root + "/files/{name}");
        api.games.routes.clear();
        assertThat(web.send("GET", "/api/openapi.json", null, Map.of()).body()).doesNotContain("battleye");
    }

    @Test
    void itIsOpenApiThatAProgramCanRead() {
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
        assertThat(ids).doesNotHaveDuplicates().hasSize(Entry.all().size() + 1);
    }

    @Test
    void everySchemaIsOfUse() {
        Set<String> used = new HashSet<>(document.findValuesAsText("$ref"));
        for (String kind : List.of("schemas", "parameters")) {
            document.get("components").get(kind).fieldNames().forEachRemaining(name -> assertThat(used)
                    .contains("#/components/" + kind + "/" + name));
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void anOperationSaysWhoMayUseItAndWhatCanGoWrong(Entry entry) {
        JsonNode operation = operation(entry);
        assertThat(operation.get("summary").textValue()).isNotBlank();
        assertThat(operation.get("tags")).hasSize(1);
        JsonNode responses = operation.get("responses");
        assertThat(responses.has("401"))
                .isEqualTo(!entry.role().equals("-") || entry.path().endsWith("login"));
        assertThat(responses.has("403")).isEqualTo(entry.role().equals("admin"));
        assertThat(responses.has("404"))
                .isEqualTo(entry.path().contains("{")
                        || entry.toString().equals("GET /api/worlds")
                        || entry.toString().equals("POST /api/mods")
                        || entry.toString().equals("POST /api/servers"));
        assertThat(operation.has("security")).isEqualTo(entry.role().equals("-"));
        assertThat(operation.has("requestBody"))
                .isEqualTo(entry.body() != null || entry.path().endsWith("{server_id}/stop"));
        List<String> named = new ArrayList<>();
        operation.get("parameters").forEach(parameter -> {
            JsonNode target = document.at(parameter.get("$ref").textValue().substring(1));
            if (target.get("in").textValue().equals("path")) {
                named.add("{" + target.get("name").textValue() + "}");
            }
        });
        assertThat(Stream.of(entry.path().split("/")).filter(part -> part.startsWith("{")))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void whatIsAnsweredIsWhatIsDescribed(Entry entry) {
        Api.Reply reply = entry.send(api, "admin");
        JsonNode response = operation(entry).get("responses").get(Integer.toString(reply.status()));
        assertThat(response).as("status " + reply.status()).isNotNull();
        JsonNode schema = response.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertThat(validate(schema, reply.envelope())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#withBody")
    void theFieldsOfABodyAreThoseThatAreRead(Entry entry) throws Exception {
        JsonNode schema = document.at(operation(entry)
                .at("/requestBody/content/application~1json/schema/$ref")
                .textValue()
                .substring(1));
        assertThat(validate(schema, Json.tree(entry.body()))).isEmpty();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.textValue()));
        assertThat(refused(entry, Json.tree("{}"))).containsExactlyInAnyOrderElementsOf(required);
        ObjectNode wrong = (ObjectNode) Json.tree("{}");
        List<String> names = new ArrayList<>();
        schema.get("properties").fieldNames().forEachRemaining(names::add);
        names.forEach(name -> wrong.putArray(name).add(7));
        assertThat(refused(entry, wrong))
                .extracting(name -> name.replaceAll("\\[0]$", ""))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#withBody")
    void theLimitsOfABodyAreThoseThatHold(Entry entry) throws Exception {
        JsonNode schema = document.at(operation(entry)
                .at("/requestBody/content/application~1json/schema/$ref")
                .textValue()
                .substring(1));
        for (Map.Entry<String, JsonNode> field : schema.get("properties").properties()) {
            String name = field.getKey();
            JsonNode limits = field.getValue();
            ObjectNode body = (ObjectNode) Json.tree(entry.body());
            if (limits.has("maxLength")) {
                int most = limits.get("maxLength").intValue();
                assertThat(refused(entry, body.put(name, "x".repeat(most + 1)))).contains(name);
                assertThat(refused(entry, body.put(name, "x".repeat(most)))).doesNotContain(name);
                int least = limits.get("minLength").intValue();
                assertThat(refused(entry, body.put(name, "x".repeat(least)))).doesNotContain(name);
                if (least > 0) {
                    assertThat(refused(entry, body.put(name, "x".repeat(least - 1))))
                            .contains(name);
                }
            }
            for (String end : new String[] {"minimum", "maximum"}) {
                if (limits.has(end)) {
                    long limit = limits.get(end).longValue();
                    assertThat(refused(entry, body.put(name, limit))).doesNotContain(name);
                    long beyond = limit + (end.equals("minimum") ? -1 : 1);
                    assertThat(refused(entry, body.put(name, beyond))).contains(name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.languard.rest.Entry#all")
    void theParametersOfAQueryAreThoseThatAreRead(Entry entry) {
        for (JsonNode parameter : operation(entry).get("parameters")) {
            JsonNode target = document.at(parameter.get("$ref").textValue().substring(1));
            if (target.get("in").textValue().equals("query")) {
                String name = target.get("name").textValue();
                Api.Reply reply = api.admin(entry.verb(), entry.examplePath() + "?" + name + "=%00", null);
                assertThat(reply.code()).as(name).isEqualTo("VALIDATION_ERROR");
                assertThat(reply.body()).contains("\"field\":\"" + name + "\"");
            }
        }
    }

    @Test
    void refusalsHaveAnExampleThatIsWhole() {
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
    void itNeedsNoTokenButHasALimit() throws Exception {
        assertThat(web.send("POST", "/api/openapi.json", "{}", Map.of()).statusCode())
                .isEqualTo(405);
        api.users.limited = "address:127.0.0.1";
        HttpResponse<String> reply = web.send("GET", "/api/openapi.json", null, Map.of());
        api.users.limited = null;
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.body()).contains("\"code\":\"RATE_LIMITED\"");
    }

    private static Collection<String> refused(Entry entry, JsonNode body) {
        Api.Reply reply = api.admin(entry.verb(), entry.examplePath(), body.toString());
        List<String> names = new ArrayList<>();
        if (reply.status() == 422) {
            reply.envelope()
                    .at("/error/details")
                    .forEach(detail -> names.add(detail.get("field").textValue()));
        }
        return names;
    }

    /** Strictly: what is not described is an error too, except where a schema says that anything may be there. */
    private static Set<?> validate(JsonNode schema, JsonNode value) {
        ObjectNode root = (ObjectNode) schema.deepCopy();
        ObjectNode components = document.get("components").deepCopy();
        components.get("schemas").forEach(OpenApiTest::close);
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
            schema.forEach(OpenApiTest::close);
        }
    }
}
