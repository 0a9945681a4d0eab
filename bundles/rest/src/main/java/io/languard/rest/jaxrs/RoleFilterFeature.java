package io.languard.rest.jaxrs;

import io.languard.service.system.DatabaseStatus;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/**
 * A feature that registers a role filter for every method that is not public. A method without an annotation is for
 * admins.
 */
public final class RoleFilterFeature implements DynamicFeature {

    private final DatabaseStatus databaseStatus;

    /** Creates a feature whose filters also check whether the database is available. */
    public RoleFilterFeature(DatabaseStatus databaseStatus) {
        this.databaseStatus = databaseStatus;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (!method.isAnnotationPresent(Public.class)) {
            boolean everyone = method.isAnnotationPresent(AnyRole.class);
            context.register(new RoleFilter(!everyone, databaseStatus), Priorities.AUTHORIZATION);
        }
    }
}
