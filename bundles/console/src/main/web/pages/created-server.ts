import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import { can } from "../core/session.ts";
import type { CreationResult, Server } from "../core/types.ts";
import { copyText } from "../parts/clipboard.ts";
import { icon } from "../parts/icons.ts";
import { powerButtons } from "../parts/power.ts";

/** What one must know of a new server: its credentials, which are shown this once, and its address for players. */
export function createdServer(created: CreationResult, present: Server): TemplateResult {
  const credentials = Object.entries(created.credentials);
  const address = `${location.hostname}:${created.game_port}`;
  return html`
    <section class="card setup created">
      <h2>${t("setup.created", { name: created.name })}</h2>
      ${credentials.length === 0 ? nothing : html`
        <div class="notice warning">${icon("warning")}<span class="text">${t("setup.credentials")}</span></div>
      `}
      <dl class="facts-list">
        ${credentials.map(([name, value]) => fact(name, value))} ${fact(t("setup.join"), address)}
      </dl>
      <p class="hint">${t("setup.join.text", { port: String(created.game_port) })}</p>
      <div class="buttons">
        ${can("server.config", created.id)
          ? html`
            <a class="button" href="${href("servers", created.id, "config")}">${t("setup.configure")}</a>
          `
          : nothing} ${powerButtons(present, false)}
        <a class="button primary" href="${href("servers", created.id)}">${t("setup.open")}</a>
      </div>
    </section>
  `;
}

function fact(name: string, value: string): TemplateResult {
  return html`
    <div>
      <dt>${name}</dt>
      <dd>
        <code>${value}</code>
        <button type="button" class="quiet compact" aria-label="${t("setup.copy", { name })}" title="${t(
          "action.copy",
        )}" @click="${() => copyText(value)}">
          ${icon("copy")}
        </button>
      </dd>
    </div>
  `;
}
