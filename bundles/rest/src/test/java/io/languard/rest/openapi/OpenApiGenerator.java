package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.languard.rest.ApiFixture;
import io.languard.rest.io.MultipartUpload;
import io.languard.rest.jaxrs.Accepted;
import io.languard.rest.jaxrs.Bare;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.EnvelopeFilter;
import io.languard.rest.jaxrs.Public;
import io.languard.service.page.Counted;
import io.languard.service.user.Role;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program that writes the OpenAPI document of the platform at build time. It combines what swagger-core reads from
 * the resources and records with what it cannot know: the envelope, the roles and the errors.
 */
public final class OpenApiGenerator {

    private static final String JSON = "application/json";
    private static final String DESCRIPTION =
            """
            Runs game servers. Every body is an envelope of success, data and error; times are ISO 8601 in UTC. \
            Log in, then send the token as Authorization: Bearer TOKEN.""";

    private final OpenAPI api;
    private final ErrorResponses errors;
    private final Schemas schemas;

    private OpenApiGenerator(OpenAPI api) {
        this.api = api;
        this.errors = new ErrorResponses(api.getComponents());
        this.schemas = new Schemas(api.getComponents());
    }

    /** Writes the document to the file in the first argument. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json31.mapper().writeValueAsString(write()));
    }

    private static OpenAPI write() {
        ObjectMapper names = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        ModelConverters converters = ModelConverters.getInstance(true);
        converters.addConverter(new ModelResolver(names, new RecordNames()).openapi31(true));
        RecordConverter records = new RecordConverter();
        converters.addConverter(records);
        OpenAPIExtensions.setExtensions(List.of(new ContextParameterExtension()));
        List<Object> resources = ApiFixture.resources().stream()
                .filter(resource -> resource.getClass().isAnnotationPresent(jakarta.ws.rs.Path.class))
                .toList();
        Set<Class<?>> types =
                resources.stream().map(Object::getClass).collect(Collectors.toCollection(LinkedHashSet::new));
        OpenAPI api = new Reader(new SwaggerConfiguration().openAPI31(true)).read(types);
        OpenApiGenerator writer = new OpenApiGenerator(api);
        writer.head(types);
        writer.operations(resources);
        writer.schemas.finish(writer.requestBodies(), records.records(), Set.of("MultipartUpload", "PlayerAddress"));
        return api;
    }

    private void head(Set<Class<?>> types) {
        api.setOpenapi("3.1.0");
        api.setInfo(new Info()
                .title("Languard")
                .version("0")
                .description(DESCRIPTION)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(new Server().url("/")));
        api.setSecurity(List.of(new SecurityRequirement().addList("bearer")));
        Set<String> tags = types.stream()
                .map(type -> type.getAnnotation(Tag.class).name())
                .collect(Collectors.toCollection(TreeSet::new));
        api.setTags(tags.stream()
                .map(name -> new io.swagger.v3.oas.models.tags.Tag().name(name))
                .toList());
        api.getComponents()
                .addSecuritySchemes(
                        "bearer",
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
    }

    private void operations(List<Object> resources) {
        Map<String, PathItem> read = api.getPaths();
        Paths paths = new Paths();
        for (ApiRoute route : ApiRoute.of("/api", resources)) {
            PathItem item = read.get(route.path().substring("/api".length()));
            Operation operation = item.readOperationsMap().get(PathItem.HttpMethod.valueOf(route.httpMethod()));
            describe(operation, route);
            paths.computeIfAbsent(route.path(), path -> new PathItem())
                    .operation(PathItem.HttpMethod.valueOf(route.httpMethod()), operation);
        }
        paths.addPathItem(
                "/api/openapi.json",
                new PathItem()
                        .get(new Operation()
                                .operationId("getOpenApi")
                                .summary("Returns this document")
                                .tags(List.of("system"))
                                .security(List.of())
                                .responses(new ApiResponses()
                                        .addApiResponse(
                                                "200",
                                                new ApiResponse()
                                                        .description("The document, without the envelope")
                                                        .content(content(JSON, Schemas.ofType("object")))))));
        api.setPaths(paths);
    }

    private void describe(Operation operation, ApiRoute route) {
        Method method = route.method();
        operation.setOperationId(method.getName());
        if (operation.getParameters() == null) {
            operation.setParameters(List.of());
        }
        if (route.hasAnnotation(Public.class)) {
            operation.setSecurity(List.of());
        } else {
            operation.setDescription(route.permission()
                    .map(permission -> "Requires the permission `" + permission.wireName() + "`, which "
                            + (Role.VIEWER.has(permission)
                                    ? "viewers have on every server unless only some are granted."
                                    : "the admin role has."))
                    .orElse("Requires a token of any role."));
        }
        Arrays.stream(method.getParameters())
                .filter(parameter ->
                        parameter.getAnnotations().length == 0 || parameter.isAnnotationPresent(NotNull.class))
                .findFirst()
                .ifPresent(parameter -> operation.setRequestBody(
                        parameter.getType() == MultipartUpload.class
                                ? upload()
                                : new RequestBody()
                                        .required(parameter.isAnnotationPresent(NotNull.class))
                                        .content(content(JSON, body(parameter)))));
        ApiResponses responses = new ApiResponses();
        success(responses, operation, method);
        errors.of(route, operation).forEach(responses::addApiResponse);
        operation.setResponses(responses);
    }

    private static Schema<?> body(Parameter parameter) {
        if (parameter.getParameterizedType() instanceof ParameterizedType list) {
            Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
            return Schemas.ofType("array")
                    .items(Schemas.reference(RecordNames.name(item)))
                    .maxItems(parameter.getAnnotation(Size.class).max());
        }
        return Schemas.reference(RecordNames.name(parameter.getType()));
    }

    private void success(ApiResponses responses, Operation operation, Method method) {
        if (method.isAnnotationPresent(Bare.class)) {
            responses.addApiResponse(
                    "200",
                    new ApiResponse()
                            .description("The file, without the envelope")
                            .content(content("text/plain", Schemas.ofType("string"))));
        } else if (method.getReturnType() == Response.class) {
            responses.addApiResponse("204", new ApiResponse().description("Success; no body"));
        } else {
            Schema<?> data = method.getReturnType() == void.class
                    ? null
                    : operation
                            .getResponses()
                            .get(ApiResponses.DEFAULT)
                            .getContent()
                            .get(JSON)
                            .getSchema();
            responses.addApiResponse(
                    successStatus(method),
                    new ApiResponse()
                            .description("Success")
                            .headers(headers(method))
                            .content(content(JSON, schemas.envelope(method, data))));
        }
    }

    private static String successStatus(Method method) {
        if (method.isAnnotationPresent(Created.class)) {
            return "201";
        }
        return method.isAnnotationPresent(Accepted.class) ? "202" : "200";
    }

    private static @Nullable Map<String, Header> headers(Method method) {
        return Counted.class.isAssignableFrom(method.getReturnType())
                ? Map.of(
                        EnvelopeFilter.TOTAL,
                        new Header()
                                .description("The number of all matching entries, on this page or not")
                                .schema(Schemas.ofType("integer").format("int64")))
                : null;
    }

    private static RequestBody upload() {
        Schema<Object> file = Schemas.ofType("string");
        file.setFormat("binary");
        file.setContentMediaType("application/octet-stream");
        Schema<Object> form = Schemas.ofType("object");
        form.addProperty("file", file);
        form.setRequired(List.of("file"));
        return new RequestBody().required(true).content(content("multipart/form-data", form));
    }

    private Set<String> requestBodies() {
        Set<String> bodies = new LinkedHashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .map(operation -> operation.getRequestBody().getContent().get(JSON))
                .filter(media -> media != null)
                .map(media ->
                        media.getSchema().get$ref() == null ? media.getSchema().getItems() : media.getSchema())
                .forEach(schema -> bodies.add(Schemas.name(schema)));
        return bodies;
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }
}
