import { html, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import type { Server } from "../core/types.ts";

const SIGNS: Record<Server["status"], string> = {
  running: "●",
  starting: "◐",
  stopping: "◑",
  stopped: "○",
  crashed: "✖",
  error: "▲",
};

/** The state of a server: by colour, sign and word, so that none of them is needed. */
export function statusBadge(status: Server["status"]): TemplateResult {
  return html`
    <span class="status ${status}"><span aria-hidden="true">${SIGNS[status]}</span> ${t(`status.${status}`)}</span>
  `;
}

/** Whether a process belongs to the server, so that it can be stopped. */
export function isActive(server: Server): boolean {
  return server.status === "running" || server.status === "starting" || server.status === "stopping";
}
