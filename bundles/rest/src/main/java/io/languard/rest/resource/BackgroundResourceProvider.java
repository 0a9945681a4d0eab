package io.languard.rest.resource;

import io.languard.service.job.JobService;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for work in the background. */
@Component(service = BackgroundResourceProvider.class)
public final class BackgroundResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public BackgroundResourceProvider(@Reference JobService jobService) {
        resources = List.of(new JobsResource(jobService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
