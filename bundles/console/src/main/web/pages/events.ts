import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { t } from "../core/i18n.ts";
import { View } from "../frame.ts";
import "../parts/event-list.ts";

/** The audit trail of what belongs to no server. */
@customElement("lg-events")
export class Events extends View {
  override render(): unknown {
    return html`
      <div class="page-head"><h1>${t("events.title")}</h1></div>
      <p class="hint">${t("events.platform.text")}</p>
      <lg-event-list .server="${null}"></lg-event-list>
    `;
  }
}
