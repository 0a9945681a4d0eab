package io.languard.rest.jaxrs;

import io.languard.service.system.DatabaseStatus;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;

/** Puts a guard before every method that is not public. A method that says nothing is for admins. */
public final class RoleFilterFeature implements DynamicFeature {

    private final DatabaseStatus databaseStatus;

    /** Guards that also see whether the database can be used. */
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
