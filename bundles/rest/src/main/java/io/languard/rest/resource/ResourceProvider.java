package io.languard.rest.resource;

import java.util.List;

/** Resources that need the same use cases. */
public interface ResourceProvider {

    /** Every resource of the group. */
    List<Object> resources();
}
