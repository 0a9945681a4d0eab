/** Starting and stopping servers: the same buttons and questions in the list and on a server's page. */
import { html, nothing, type TemplateResult } from "lit";
import { post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { can } from "../core/session.ts";
import type { Server } from "../core/types.ts";
import { ask } from "./dialog.ts";
import { icon, type IconName } from "./icons.ts";
import { isActive, statusBadge } from "./status.ts";
import { failed } from "./toast.ts";

export type PowerAction = "start" | "stop" | "restart" | "kill";

const CLASSES: Record<PowerAction, string> = { start: "go", stop: "", restart: "", kill: "kill" };
const ICONS: Record<PowerAction, IconName> = { start: "play", stop: "stop", restart: "restart", kill: "kill" };

export function isPossible(action: PowerAction, server: Server): boolean {
  switch (action) {
    case "start":
      return !isActive(server);
    case "restart":
      return server.status === "running";
    case "stop":
      return server.status === "running" || server.status === "starting";
    case "kill":
      return isActive(server);
  }
}

/** Asks first where players would be thrown out or progress lost, then sends the request. */
export async function power(action: PowerAction, server: Server): Promise<void> {
  const isHarmless = action === "start" || (action !== "kill" && server.player_count === 0);
  if (!isHarmless && !await confirmed(action, [server])) {
    return;
  }
  try {
    await post(`/servers/${server.id}/${action}`);
  } catch (error) {
    failed(error);
  }
}

export function confirmed(action: PowerAction, all: Server[]): Promise<boolean> {
  const players = all.reduce((sum, server) => sum + server.player_count, 0);
  const names = all.map((server) => server.name).join(", ");
  const question = t(`power.${action}.question`, { name: names });
  const parts = [
    action === "kill" ? t("power.kill.warning") : "",
    players > 0 ? t("power.players", { count: players }) : "",
  ];
  return ask({ title: question, text: parts.filter(Boolean).join("\n"), action: t(`power.${action}`), danger: true });
}

export function powerButtons(server: Server, compact: boolean): TemplateResult | typeof nothing {
  if (!can("server.power", server.id)) {
    return nothing;
  }
  const actions: PowerAction[] = isActive(server) ? ["restart", "stop"] : ["start"];
  return html`
    <span class="power">${actions.map((action) => button(action, server, compact))}</span>
  `;
}

/**
 * The state of a server. Kill stands beside it while a start or a stop does not end: among the other buttons, it would
 * come to lie where the one was that was just clicked.
 */
export function stateWithKill(server: Server): TemplateResult {
  const canKill = server.status === "stopping" || server.status === "starting";
  return html`
    ${statusBadge(server.status)} ${canKill && can("server.power", server.id) ? button("kill", server, false) : nothing}
  `;
}

function button(action: PowerAction, server: Server, compact: boolean): TemplateResult {
  const word = t(`power.${action}`);
  return html`
    <button
      class="${CLASSES[action]} ${compact ? "compact" : ""}"
      ?disabled="${!isPossible(action, server)}"
      title="${compact ? word : ""}"
      aria-label="${t("power.label", { action: word, name: server.name })}"
      @click="${(event: MouseEvent) => isSecond(event) || power(action, server)}"
    >
      ${icon(ICONS[action])}${compact ? nothing : html`
        <span>${word}</span>
      `}
    </button>
  `;
}

/** Whether it is the second click of a double click, which can hit the button that has replaced the clicked one. */
function isSecond(event: MouseEvent): boolean {
  return event.detail > 1;
}
