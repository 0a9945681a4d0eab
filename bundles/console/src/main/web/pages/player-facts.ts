import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";

interface Known {
  guid: string | null;
  address?: string | null;
  game_data: Readonly<Record<string, unknown>>;
}

/** What is known of a player beside the name: the identity at once, and what only some games know on demand. */
export function facts(player: Known): TemplateResult {
  const more = Object.entries(player.game_data).filter(([, value]) => value !== null && value !== "");
  return html`
    ${player.guid === null ? nothing : html`
      <span class="sub mono">${player.guid}</span>
    `} ${player.address
      ? html`
        <span class="sub mono">${player.address}</span>
      `
      : nothing} ${more.length === 0 ? nothing : html`
      <details class="sub">
        <summary>${t("players.more")}</summary>
        <dl class="fact-pairs">
          ${more.map(([name, value]) =>
            html`
              <div>
                <dt>${name}</dt>
                <dd>${typeof value === "string" ? value : JSON.stringify(value)}</dd>
              </div>
            `
          )}
        </dl>
      </details>
    `}
  `;
}
