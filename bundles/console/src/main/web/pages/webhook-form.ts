import { html, nothing, type TemplateResult } from "lit";
import { post, put } from "../core/api.ts";
import { isOfPlatform } from "../core/event-text.ts";
import { t, tName } from "../core/i18n.ts";
import { servers } from "../core/servers.ts";
import type { Webhook, WebhookDefinition } from "../core/types.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";
import { eventsOf, formatFor, gameEvents, SUGGESTED } from "./webhook-model.ts";

/** Asks for a new webhook, or for changes of one. */
export function editWebhook(types: readonly string[], webhook?: Webhook): Promise<Webhook | undefined> {
  let format: WebhookDefinition["format"] = webhook?.format ?? "json";
  let isForAll = webhook === undefined || webhook.server_ids === null;
  let removesSecret = false;
  const chosen = webhook?.events ?? SUGGESTED;
  return formDialog<Webhook>({
    title: webhook === undefined ? t("webhooks.create") : t("webhooks.edit.title", { name: webhook.name }),
    action: webhook === undefined ? t("action.create") : t("action.save"),
    isWide: true,
    fields: (problem, draw) =>
      html`
        <label class="field">
          <span>${t("webhooks.name")}</span>
          <input name="name" required autofocus maxlength="64" autocomplete="off" value="${webhook?.name ?? ""}">
          ${problem("name")}
        </label>
        <div class="field">
          <label for="webhook-url">${t("webhooks.url")}</label>
          <input
            id="webhook-url"
            name="url"
            aria-describedby="webhook-url-hint"
            type="url"
            required
            maxlength="2048"
            autocomplete="off"
            spellcheck="false"
            placeholder="https://discord.com/api/webhooks/…"
            value="${webhook?.url ?? ""}"
            @change="${(event: Event) => {
              format = formatFor((event.target as HTMLInputElement).value);
              draw();
            }}"
          >
          <span class="hint" id="webhook-url-hint">${t("webhooks.url.text")}</span>
          ${problem("url")}
        </div>
        <label class="field">
          <span>${t("webhooks.format")}</span>
          <select name="format" .value="${format}" @change="${(event: Event) => {
            format = (event.target as HTMLSelectElement).value as WebhookDefinition["format"];
            draw();
          }}">
            ${(["json", "discord"] as const).map((one) =>
              html`
                <option value="${one}" ?selected="${one === format}">${t(`webhooks.format.${one}`)}</option>
              `
            )}
          </select>
          ${problem("format")}
        </label>
        ${format === "json"
          ? secretField(webhook, removesSecret, problem("secret"), (removes) => {
            removesSecret = removes;
            draw();
          })
          : nothing} ${serverField(webhook, isForAll, problem("server_ids"), (all) => {
            isForAll = all;
            draw();
          })} ${eventField(types, chosen, isForAll)} ${problem("events")}
      `,
    send: (values) => {
      const secret = removesSecret ? "" : textOf(values, "secret");
      const body: WebhookDefinition = {
        name: textOf(values, "name") ?? "",
        url: textOf(values, "url") ?? "",
        format,
        events: eventsOf(values.getAll("event").map(String), textOf(values, "game_events") ?? ""),
        ...(isForAll ? {} : { server_ids: values.getAll("server").map(Number) }),
        ...(secret === undefined ? {} : { secret }),
      };
      return webhook === undefined ? post<Webhook>("/webhooks", body) : put<Webhook>(`/webhooks/${webhook.id}`, body);
    },
  });
}

function secretField(
  webhook: Webhook | undefined,
  removes: boolean,
  problem: unknown,
  setRemoves: (removes: boolean) => void,
): TemplateResult {
  const has = webhook?.has_secret === true;
  return html`
    <div class="field">
      <label for="webhook-secret">${t("webhooks.secret")}</label>
      <input
        id="webhook-secret"
        name="secret"
        aria-describedby="webhook-secret-hint"
        maxlength="256"
        autocomplete="off"
        spellcheck="false"
        ?disabled="${removes}"
        placeholder="${has ? t("webhooks.secret.kept") : ""}"
      >
      <span class="hint" id="webhook-secret-hint">${t("webhooks.secret.text")}</span>
      ${problem}
    </div>
    ${has
      ? html`
        <label class="switch"><input type="checkbox" .checked="${removes}" @change="${(event: Event) =>
          setRemoves((event.target as HTMLInputElement).checked)}"> ${t("webhooks.secret.remove")}</label>
      `
      : nothing}
  `;
}

function serverField(
  webhook: Webhook | undefined,
  isForAll: boolean,
  problem: unknown,
  setForAll: (all: boolean) => void,
): TemplateResult {
  const known = [...servers.value?.values() ?? []];
  const gone = (webhook?.server_ids ?? []).filter((id) => !known.some((server) => server.id === id));
  const all = [...known, ...gone.map((id) => ({ id, name: `#${id}` }))];
  return html`
    <fieldset class="webhook-choices">
      <legend>${t("webhooks.servers")}</legend>
      <label class="switch"><input type="radio" name="scope" .checked="${isForAll}" @change="${() => setForAll(true)}">
        ${t("webhooks.servers.all")}</label>
      <label class="switch"><input type="radio" name="scope" .checked="${!isForAll}" @change="${() =>
        setForAll(false)}">
        ${t("webhooks.servers.some")}</label>
      ${isForAll ? nothing : html`
        <div class="choice-grid">${all.map((server) =>
          html`
            <label class="switch"><input type="checkbox" name="server" value="${server.id}" ?checked="${webhook
              ?.server_ids?.includes(server.id) ?? false}">
              ${server.name}</label>
          `
        )}</div>
      `} ${problem}
    </fieldset>
  `;
}

function eventField(types: readonly string[], chosen: readonly string[], isForAll: boolean): TemplateResult {
  const group = (title: string, shown: readonly string[]) =>
    html`
      <fieldset class="webhook-choices">
        <legend>${title}</legend>
        <div class="choice-grid">${shown.map((type) =>
          html`
            <label class="switch"><input type="checkbox" name="event" value="${type}" ?checked="${chosen.includes(
              type,
            )}">
              ${tName("event", type)}</label>
          `
        )}</div>
      </fieldset>
    `;
  return html`
    ${group(t("webhooks.events.server"), types.filter((type) => !isOfPlatform(type)))} ${isForAll
      ? group(t("webhooks.events.platform"), types.filter(isOfPlatform))
      : nothing}
    <div class="field">
      <label for="webhook-games">${t("webhooks.events.game")}</label>
      <input
        id="webhook-games"
        name="game_events"
        aria-describedby="webhook-games-hint"
        autocomplete="off"
        spellcheck="false"
        value="${gameEvents(chosen)}"
      >
      <span class="hint" id="webhook-games-hint">${t("webhooks.events.game.text")}</span>
    </div>
  `;
}
