package io.languard.rest.jaxrs;

import java.util.function.Function;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/**
 * Lets methods have a parameter {@code @Context T}. It is made by a plain function, where the usual way would go through the
 * injection framework and a proxy with every request.
 */
public final class ContextParameterProvider<T> extends AbstractBinder implements ValueParamProvider {

    private final Class<T> type;
    private final Function<ContainerRequest, T> factory;

    /** Parameters of this type, made by this function. */
    public ContextParameterProvider(Class<T> type, Function<ContainerRequest, T> factory) {
        this.type = type;
        this.factory = factory;
    }

    /** Parameters of type {@link ApiRequest}. */
    public static ContextParameterProvider<ApiRequest> apiRequests() {
        return new ContextParameterProvider<>(ApiRequest.class, ApiRequest::new);
    }

    @Override
    protected void configure() {
        bind(this).to(ValueParamProvider.class);
    }

    @Override
    public Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        return parameter.getRawType() == type ? factory : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
