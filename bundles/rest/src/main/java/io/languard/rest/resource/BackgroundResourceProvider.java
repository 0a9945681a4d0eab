package io.languard.rest.resource;

import io.languard.service.backup.BackupService;
import io.languard.service.job.JobService;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for work in the background, and for what is done by it. */
@Component(service = BackgroundResourceProvider.class)
public final class BackgroundResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public BackgroundResourceProvider(@Reference JobService jobService, @Reference BackupService backupService) {
        resources = List.of(new JobsResource(jobService), new BackupsResource(backupService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
