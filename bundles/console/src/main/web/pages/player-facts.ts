import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";

/** What the platform sends instead of an address that the user may not see. */
const HIDDEN = "***";

interface Known {
  guid: string | null;
  address?: string | null;
  game_data: Readonly<Record<string, unknown>>;
}

/** Returns what a ban of a player refers to, or `null` if it is not known, or hidden from this user. */
export function identityOf({ guid, address }: Pick<Known, "guid" | "address">): string | null {
  const identity = guid ?? address ?? null;
  return identity === HIDDEN ? null : identity;
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
