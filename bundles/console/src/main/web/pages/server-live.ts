import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { View } from "../core/state.ts";
import type { Server } from "../core/types.ts";

/** What happens on a server now. */
@customElement("lg-server-live")
export class ServerLive extends View {
  @property({ attribute: false })
  accessor server!: Server;

  override render(): unknown {
    return html`
      <p>${this.server.description ?? ""}</p>
    `;
  }
}
