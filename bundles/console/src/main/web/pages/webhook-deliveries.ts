import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get } from "../core/api.ts";
import { ago, time } from "../core/format.ts";
import { t, tName } from "../core/i18n.ts";
import { onReady } from "../core/live.ts";
import { href } from "../core/paths.ts";
import { servers } from "../core/servers.ts";
import { View } from "../frame.ts";
import type { Webhook, WebhookDelivery } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import { broken, empty, loading } from "../parts/states.ts";

const SHOWN = 200;

/** What became of the events that one webhook sends. */
@customElement("lg-webhook-deliveries")
export class WebhookDeliveries extends View {
  @property({ attribute: false })
  accessor webhook = 0;

  @state()
  accessor name = "";
  @state()
  accessor deliveries: readonly WebhookDelivery[] | null = null;
  @state()
  accessor error: unknown = null;

  constructor() {
    super();
    this.watch(servers);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("webhook") && changed.get("webhook") !== undefined) {
      this.deliveries = null;
      this.#load();
    }
  }

  async #load(): Promise<void> {
    const { webhook } = this;
    try {
      const [webhooks, deliveries] = await Promise.all([
        get<Webhook[]>("/webhooks"),
        get<WebhookDelivery[]>(`/webhooks/${webhook}/deliveries?limit=${SHOWN}`),
      ]);
      if (webhook === this.webhook) {
        this.name = webhooks.find((one) => one.id === webhook)?.name ?? "";
        this.deliveries = deliveries;
        this.error = null;
      }
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { deliveries } = this;
    return html`
      <div class="page-head">
        <h1>${t("webhooks.deliveries.title", { name: this.name })}</h1>
        <span class="row-actions">
          <a class="button" href="${href("notifications")}">${t("webhooks.all")}</a>
          <button @click="${() => this.#load()}">${icon("restart")}${t("platform.refresh")}</button>
        </span>
      </div>
      ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${deliveries === null
        ? this.error === null ? loading() : nothing
        : deliveries.length === 0
        ? empty(t("webhooks.deliveries.none"), t("webhooks.deliveries.none.text"))
        : this.#table(deliveries)}
    `;
  }

  #table(deliveries: readonly WebhookDelivery[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("events.when")}</th>
              <th>${t("events.what")}</th>
              <th>${t("webhooks.state")}</th>
              <th>${t("webhooks.attempts")}</th>
            </tr>
          </thead>
          <tbody>${repeat(deliveries, (delivery) => delivery.id, (delivery) => this.#row(delivery))}</tbody>
        </table>
      </div>
    `;
  }

  #row(delivery: WebhookDelivery): TemplateResult {
    const { server_id: server, state } = delivery;
    return html`
      <tr>
        <th scope="row">${time(delivery.created_at)}</th>
        <td data-label="${t("events.what")}">${tName("event", delivery.event_type)} ${server === null ? nothing : html`
          <span class="sub">${servers.value?.get(server)?.name ?? `#${server}`}</span>
        `}</td>
        <td data-label="${t("webhooks.state")}">
          <span class="delivery ${state}">${t(`webhooks.state.${state}`)}</span>
          ${delivery.problem === null ? nothing : html`
            <span class="sub">${delivery.problem}</span>
          `}
        </td>
        <td data-label="${t("webhooks.attempts")}">${delivery.attempts} ${delivery.next_attempt_at === null
          ? nothing
          : html`
            <span class="sub">${t("webhooks.next")} ${ago(delivery.next_attempt_at)}</span>
          `}</td>
      </tr>
    `;
  }
}
