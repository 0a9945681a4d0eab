package io.languard.shell.print;

import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Defines how Gogo prints results, both at the end of a line and into a pipe. */
@Component
public final class CommandResultConverter implements Converter {

    @Override
    public @Nullable Object convert(Class<?> desiredType, Object in) {
        return in instanceof CommandResult commandResult && desiredType == String.class
                ? commandResult.toString()
                : null;
    }

    @Override
    public @Nullable CharSequence format(Object target, int level, Converter escape) {
        return target instanceof CommandResult commandResult ? commandResult.toString() : null;
    }
}
