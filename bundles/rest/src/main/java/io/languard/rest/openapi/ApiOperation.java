package io.languard.rest.openapi;

import io.languard.api.error.ErrorCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the signature of a resource method does not say. Names of schemas are those of {@code components.json}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ApiOperation {

    /** One line for people. */
    String summary();

    /** Schema of the body; {@code ?} after it if it may be left out. */
    String requestSchema() default "";

    /** Schema of the data in the envelope, {@code []} after it for a list of it; a media type for a bare body. */
    String responseSchema() default "";

    /** HTTP status when all is well. */
    int status() default 200;

    /** Query parameters. */
    String[] queryParameters() default {};

    /** Errors besides those that follow from path, role and body. */
    ErrorCode[] errors() default {};
}
