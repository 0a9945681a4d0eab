import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, post, remove } from "../core/api.ts";
import { t, tName } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { href } from "../core/paths.ts";
import { servers } from "../core/servers.ts";
import { View } from "../frame.ts";
import type { Webhook, WebhookTest } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { editWebhook } from "./webhook-form.ts";
import { hostOf, serverNames } from "./webhook-model.ts";

const CHANGES = ["webhook_created", "webhook_updated", "webhook_deleted"];
const SHOWN_EVENTS = 6;

/** Webhooks: who is told of what. */
@customElement("lg-webhooks")
export class Webhooks extends View {
  @state()
  accessor webhooks: readonly Webhook[] | null = null;
  /** The results of tests by webhook; `null` while one is under way. */
  @state()
  accessor tests: ReadonlyMap<number, WebhookTest | null> = new Map();
  @state()
  accessor error: unknown = null;

  #types: readonly string[] = [];

  constructor() {
    super();
    this.watch(servers);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", (message) => {
      if (CHANGES.includes(message.data.event_type)) {
        this.#load();
      }
    }));
  }

  async #load(): Promise<void> {
    try {
      const [webhooks, types] = await Promise.all([
        get<Webhook[]>("/webhooks"),
        this.#types.length === 0 ? get<string[]>("/webhooks/event-types") : this.#types,
      ]);
      this.#types = types;
      this.webhooks = webhooks;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { webhooks } = this;
    return html`
      <div class="page-head">
        <h1>${t("webhooks.title")}</h1>
        ${webhooks === null ? nothing : html`
          <button class="primary" @click="${() => this.#edit()}">${icon("plus")}${t("webhooks.create")}</button>
        `}
      </div>
      <p class="hint">${t("webhooks.text")}</p>
      ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${webhooks === null
        ? this.error === null ? loading() : nothing
        : webhooks.length === 0
        ? empty(t("webhooks.none"), t("webhooks.none.text"))
        : this.#table(webhooks)}
    `;
  }

  #table(webhooks: readonly Webhook[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("webhooks.name")}</th>
              <th>${t("webhooks.servers")}</th>
              <th>${t("webhooks.events")}</th>
              <td class="actions"></td>
            </tr>
          </thead>
          <tbody>${repeat(webhooks, (webhook) => webhook.id, (webhook) => this.#row(webhook))}</tbody>
        </table>
      </div>
    `;
  }

  #row(webhook: Webhook): TemplateResult {
    const { name } = webhook;
    const shown = webhook.events.slice(0, SHOWN_EVENTS).map((type) => tName("event", type));
    const more = webhook.events.length - shown.length;
    return html`
      <tr>
        <th scope="row">${name} <span class="sub">${t(`webhooks.format.${webhook.format}`)} · ${hostOf(
          webhook.url,
        )}</span></th>
        <td data-label="${t("webhooks.servers")}">${webhook.server_ids === null
          ? t("webhooks.servers.all")
          : serverNames(webhook, servers.value).join(", ")}</td>
        <td data-label="${t("webhooks.events")}">${shown.join(", ")}${more > 0
          ? t("webhooks.events.more", { count: more })
          : nothing}</td>
        <td class="actions">
          <span class="row-actions">
            <button aria-label="${t("webhooks.test.label", { name })}" ?disabled="${this.tests.get(webhook.id) ===
              null}" @click="${() => this.#test(webhook)}">${t("webhooks.test.run")}</button>
            <a class="button" aria-label="${t("webhooks.deliveries.label", { name })}" href="${href(
              "notifications",
              webhook.id,
            )}">${t("webhooks.deliveries")}</a>
            <button aria-label="${t("webhooks.edit.label", { name })}" @click="${() => this.#edit(webhook)}">${t(
              "action.edit",
            )}</button>
            <button class="quiet compact" title="${t("action.delete")}" aria-label="${t("webhooks.delete.label", {
              name,
            })}" @click="${() => this.#delete(webhook)}">
              ${icon("trash")}
            </button>
          </span>
          <span class="test-result" role="status">${this.#result(webhook)}</span>
        </td>
      </tr>
    `;
  }

  #result(webhook: Webhook): unknown {
    const result = this.tests.get(webhook.id);
    if (result === undefined) {
      return nothing;
    }
    if (result === null) {
      return t("webhooks.test.running");
    }
    return result.delivered
      ? html`
        <span class="delivery delivered">${icon("check")}${t("webhooks.test.accepted", {
          status: String(result.http_status),
          milliseconds: result.duration_ms,
        })}</span>
      `
      : html`
        <span class="delivery failed">${icon("warning")}${result.problem}</span>
      `;
  }

  async #test(webhook: Webhook): Promise<void> {
    this.#setResult(webhook.id, null);
    try {
      this.#setResult(webhook.id, await post<WebhookTest>(`/webhooks/${webhook.id}/test`));
    } catch (error) {
      this.#setResult(webhook.id, undefined);
      failed(error);
    }
  }

  #setResult(id: number, result: WebhookTest | null | undefined): void {
    const tests = new Map(this.tests);
    if (result === undefined) {
      tests.delete(id);
    } else {
      tests.set(id, result);
    }
    this.tests = tests;
  }

  async #edit(webhook?: Webhook): Promise<void> {
    const saved = await editWebhook(this.#types, webhook);
    if (saved !== undefined) {
      done(t("webhooks.saved", { name: saved.name }));
      this.#setResult(saved.id, undefined);
      await this.#load();
    }
  }

  async #delete(webhook: Webhook): Promise<void> {
    const { name } = webhook;
    const title = t("webhooks.delete.question", { name });
    if (!await ask({ title, text: t("webhooks.delete.text"), action: t("action.delete"), danger: true })) {
      return;
    }
    try {
      await remove(`/webhooks/${webhook.id}`);
      done(t("webhooks.deleted", { name }));
      await this.#load();
    } catch (error) {
      failed(error);
    }
  }
}
