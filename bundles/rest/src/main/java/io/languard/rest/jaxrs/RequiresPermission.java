package io.languard.rest.jaxrs;

import io.languard.service.user.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the permission that the use case of a route requires, so that a client without it is rejected before the query
 * and the body are read. It describes the route; the use case decides. If the path contains a {@code server_id}, the
 * permission concerns that server.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresPermission {

    /** Returns the permission. */
    Permission value();
}
