package io.languard.rest.jaxrs;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;

/**
 * A provider of {@code @Context} parameters of some types for resource methods. Each value comes from a function of the
 * request, without the proxy that the injection framework would create for each request.
 */
public final class ContextParameterProvider extends AbstractBinder implements ValueParamProvider {

    private final Map<Class<?>, Function<ContainerRequest, ?>> functions = new HashMap<>();

    /** Adds a type whose values the function provides. */
    public <T> ContextParameterProvider with(Class<T> type, Function<ContainerRequest, T> function) {
        functions.put(type, function);
        return this;
    }

    @Override
    protected void configure() {
        bind(this).to(ValueParamProvider.class);
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        return functions.get(parameter.getRawType());
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
