package io.languard.rest.jaxrs;

import io.languard.api.error.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents the errors of a method besides those that follow from its path, role, query and body. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiErrors {

    /** Returns the error codes. */
    ErrorCode[] value();
}
