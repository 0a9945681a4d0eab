package io.languard.rest.jaxrs;

import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A feature that registers an access check for every method that is not public. A method without an annotation requires
 * {@link Permission#SYSTEM_MANAGE}.
 */
public final class PermissionFilterFeature implements DynamicFeature {

    private final AccessGuard accessGuard;

    /** Creates a feature whose filters ask this guard. */
    public PermissionFilterFeature(AccessGuard accessGuard) {
        this.accessGuard = accessGuard;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(Public.class)) {
            Permission permission = permission(method);
            ContainerRequestFilter filter = request -> filter(request, permission);
            context.register(filter, Priorities.AUTHORIZATION);
        }
    }

    /** Returns the permission that a method requires; {@code null} if every authenticated client may call it. */
    public static @Nullable Permission permission(Method method) {
        if (method.isAnnotationPresent(AnyUser.class)) {
            return null;
        }
        RequiresPermission required = method.getAnnotation(RequiresPermission.class);
        return required == null ? Permission.SYSTEM_MANAGE : required.value();
    }

    private void filter(ContainerRequestContext request, @Nullable Permission permission) {
        if (!HttpMethod.OPTIONS.equals(request.getMethod())) {
            accessGuard.check(
                    (UserSession) request.getProperty(AuthenticatedRequest.SESSION),
                    permission,
                    request.getUriInfo().getPathParameters().getFirst("server_id"));
        }
    }
}
