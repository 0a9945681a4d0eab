package io.languard.rest.jaxrs;

import jakarta.servlet.ServletContext;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.internal.spi.ExtendedServletContainerProvider;
import org.glassfish.jersey.servlet.internal.spi.RequestScopedInitializerProvider;

/**
 * An extension of Jersey's servlet that keeps it from looking up injectable references to the servlet request and
 * response for each request, which takes 4 % of the processor time of a short list. The few methods that need the
 * request get it from {@link ContextParameterProvider}.
 */
public final class NoRequestBinding implements ExtendedServletContainerProvider {

    @Override
    public boolean bindsServletRequestResponse() {
        return true;
    }

    @Override
    public RequestScopedInitializerProvider getRequestScopedInitializerProvider() {
        return request -> injectionManager -> {};
    }

    @Override
    public void preInit(ServletContext context, Set<Class<?>> classes) {}

    @Override
    public void postInit(ServletContext context, Set<Class<?>> classes, Set<String> servletNames) {}

    @Override
    public void onRegister(ServletContext context, Set<String> servletNames) {}

    @Override
    public void configure(ResourceConfig config) {}
}
