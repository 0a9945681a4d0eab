package io.languard.rest.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** A resolver that names schemas after classes, without the suffix that distinguishes views from stored records. */
final class RecordNames extends TypeNameResolver {

    static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("View$", "");
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        return type.isRecord() ? name(type) : super.nameForClass(type, options);
    }
}
