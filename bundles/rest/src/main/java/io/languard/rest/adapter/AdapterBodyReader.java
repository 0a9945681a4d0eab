package io.languard.rest.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.JsonBodyParser;
import io.languard.rest.io.JsonInput;
import io.languard.rest.io.MalformedJsonException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A reader of JSON bodies into the parameter types of an adapter's resources. */
final class AdapterBodyReader implements MessageBodyReader<Object> {

    private static final Set<Class<?>> RAW = Set.of(InputStream.class, String.class, byte[].class);

    private final ObjectMapper mapper;

    AdapterBodyReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !RAW.contains(type) && JsonBodyParser.isJson(mediaType.getType() + "/" + mediaType.getSubtype());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        try {
            JsonNode tree = JsonInput.readTree(body);
            return mapper.readerFor(mapper.constructType(genericType)).readValue(tree);
        } catch (MalformedJsonException e) {
            throw invalid("body", e.getMessage());
        } catch (JsonMappingException e) {
            throw invalid(field(e), "has a value that does not fit");
        } catch (JsonProcessingException e) {
            throw invalid("body", "does not fit");
        } catch (IOException e) {
            throw new IllegalStateException("A tree in memory can't be read", e);
        }
    }

    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "body" : path;
    }

    private static LanguardException invalid(String field, String reason) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR, "The request body is not valid", List.of(new FieldProblem(field, reason)));
    }
}
