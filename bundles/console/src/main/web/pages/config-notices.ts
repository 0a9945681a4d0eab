/** What stands above the settings: what was refused, and what waits for a restart. */
import { html, nothing } from "lit";
import { t } from "../core/i18n.ts";
import { can } from "../core/session.ts";
import type { Server } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import { power } from "../parts/power.ts";
import type { ConfigModel } from "./config-model.ts";
import type { Refusal } from "./config-save.ts";

/** As many settings are named; beyond, they are counted. */
const MAX_NAMES = 8;

/** A list of links to the settings whose values were not accepted. */
export function refusedNotice(refusals: readonly Refusal[], open: (refusal: Refusal) => void): unknown {
  return refusals.length === 0 ? nothing : html`
    <div class="notice failed refusals" role="alert" tabindex="-1">
      ${icon("warning")}
      <div class="text">
        <strong>${t("config.refused")}</strong>
        <ul>
          ${refusals.map((refusal) =>
            html`
              <li>
                <a href="?section=${refusal.section}&field=${refusal.name}" @click="${(event: Event) => {
                  event.preventDefault();
                  open(refusal);
                }}">${refusal.title}</a>: ${refusal.reason}
              </li>
            `
          )}
        </ul>
      </div>
    </div>
  `;
}

/** The settings that the running game has other values of, with the button that starts it again. */
export function restartNotice(model: ConfigModel, server: Server): unknown {
  const waiting = model.sections.flatMap((section) =>
    section.fields.filter((field) => model.needsRestart(section.name, field)).map((field) => field.title)
  );
  if (waiting.length === 0) {
    return nothing;
  }
  const more = waiting.length - MAX_NAMES;
  const names = [...waiting.slice(0, MAX_NAMES), ...(more > 0 ? [t("config.restart.more", { count: more })] : [])];
  return html`
    <div class="notice warning">
      ${icon("restart")}
      <span class="text">${t("config.restart", { count: waiting.length, names: names.join(", ") })}</span>
      ${can("server.power", server.id) && server.status === "running"
        ? html`
          <button type="button" @click="${() => power("restart", server)}">${t("power.restart")}</button>
        `
        : nothing}
    </div>
  `;
}
