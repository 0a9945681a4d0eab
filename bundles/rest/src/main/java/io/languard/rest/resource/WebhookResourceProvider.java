package io.languard.rest.resource;

import io.languard.service.webhook.WebhookService;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resources for notifications. */
@Component(service = WebhookResourceProvider.class)
public final class WebhookResourceProvider implements ResourceProvider {

    private final List<Object> resources;

    @Activate
    public WebhookResourceProvider(@Reference WebhookService webhookService) {
        resources = List.of(new WebhooksResource(webhookService));
    }

    @Override
    public List<Object> resources() {
        return resources;
    }
}
