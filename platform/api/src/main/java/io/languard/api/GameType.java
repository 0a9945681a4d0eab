package io.languard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Sets the service property {@code game.type}, which assigns a component to a game.
 *
 * <p>Every {@link GameAdapter} and every capability service must have this property. The value is the game type as it
 * appears in the HTTP API: 1 to 32 lower-case letters, digits and hyphens, starting with a letter. The platform ignores
 * a service whose property is missing or invalid, and logs it.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GameType {

    /** Returns the game type, such as {@code arma3}. */
    String value();
}
