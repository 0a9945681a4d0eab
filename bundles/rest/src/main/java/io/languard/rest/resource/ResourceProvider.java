package io.languard.rest.resource;

import io.languard.rest.jaxrs.Prerequisite;
import io.languard.rest.jaxrs.PrerequisiteFeature;
import java.util.List;
import java.util.Map;

/** A group of resources that need the same services. */
public interface ResourceProvider {

    /** Returns the resources, and the providers that only they need. */
    List<Object> resources();

    /** Returns the checks of the prerequisites that the resources name. */
    default Map<Prerequisite, PrerequisiteFeature.Check> prerequisites() {
        return Map.of();
    }
}
