package io.languard.service.json;

import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;

/** A module that writes the times and enums of records as clients of every endpoint see them. */
public final class RecordModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Creates the module; names of properties are a matter of the mapper. */
    public RecordModule() {
        super(RecordModule.class.getName());
        addSerializer(Instant.class, new InstantSerializer(false));
        addSerializer(Enum.class, new LowercaseEnumSerializer());
    }
}
