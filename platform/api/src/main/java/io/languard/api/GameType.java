package io.languard.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Says which game a capability component serves: sets the service property {@code game.type}.
 *
 * <p>Every capability service must carry it. The value is the game
 * type as the HTTP API spells it: lower-case letters, digits and hyphens, 1 to 32 characters, a letter first. A service
 * with another value, or none, is ignored and named in the log.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GameType {

    /** The game type, such as {@code arma3}. */
    String value();
}
