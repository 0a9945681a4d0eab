package io.languard.rest.resource;

import io.languard.api.error.ErrorCode;
import io.languard.rest.jaxrs.ApiErrors;
import io.languard.rest.jaxrs.Created;
import io.languard.rest.jaxrs.RequiresPermission;
import io.languard.service.page.Page;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import io.languard.service.webhook.Webhook;
import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookDelivery;
import io.languard.service.webhook.WebhookService;
import io.languard.service.webhook.WebhookTest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Webhooks, which notify other programs of events. */
@Path("webhooks")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhooksResource {

    private final WebhookService webhookService;

    WebhooksResource(WebhookService webhookService) {
        this.webhookService = webhookService;
    }

    /** Returns the webhooks. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Operation(summary = "Lists the webhooks")
    public Page<Webhook> listWebhooks(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(webhookService.list(session.actor()), limit, offset);
    }

    /** Returns the types of the platform's events. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("event-types")
    @Operation(summary = "Lists the types of the platform's events that webhooks can send")
    public Page<String> listEventTypes(
            @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return Page.of(webhookService.eventTypes(session.actor()), limit, offset);
    }

    /** Creates a webhook. */
    @POST
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Created
    @Operation(summary = "Creates a webhook, which sends events from now on")
    @ApiErrors({ErrorCode.NOT_FOUND, ErrorCode.CONFLICT})
    public Webhook createWebhook(@NotNull WebhookDefinition webhook, @Context UserSession session) {
        return webhookService.create(session.actor(), webhook);
    }

    /** Replaces a webhook. */
    @PUT
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("{webhook_id}")
    @Operation(summary = "Replaces a webhook; without a secret, it keeps the one it has")
    public Webhook updateWebhook(
            @PathParam("webhook_id") int webhookId, @NotNull WebhookDefinition webhook, @Context UserSession session) {
        return webhookService.update(session.actor(), webhookId, webhook);
    }

    /** Deletes a webhook. */
    @DELETE
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("{webhook_id}")
    @Operation(summary = "Deletes a webhook with what waits for delivery")
    public Response deleteWebhook(@PathParam("webhook_id") int webhookId, @Context UserSession session) {
        webhookService.delete(session.actor(), webhookId);
        return Response.noContent().build();
    }

    /** Tries a webhook. */
    @POST
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("{webhook_id}/test")
    @Operation(summary = "Sends an event of type webhook_test at once and returns the result")
    public WebhookTest testWebhook(@PathParam("webhook_id") int webhookId, @Context UserSession session) {
        return webhookService.test(session.actor(), webhookId);
    }

    /** Returns the deliveries of a webhook. */
    @GET
    @RequiresPermission(Permission.SYSTEM_MANAGE)
    @Path("{webhook_id}/deliveries")
    @Operation(summary = "Lists what waits for delivery and the most recent deliveries, newest first")
    public Page<WebhookDelivery> listDeliveries(
            @PathParam("webhook_id") int webhookId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(1000) int limit,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @Context UserSession session) {
        return webhookService.deliveries(session.actor(), webhookId, limit, offset);
    }
}
