package io.languard.rest.jaxrs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the prerequisite to check before the query and the body of a request are read: errors about the resource in the
 * path take precedence over errors about the shape of the request.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {

    /** Returns the prerequisite. */
    Prerequisite value();
}
