import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { language, t } from "../core/i18n.ts";
import { servers } from "../core/servers.ts";
import { View } from "../core/state.ts";
import type { Server } from "../core/types.ts";

/** Tells screen readers when a server changes its state, on whatever page they are. */
@customElement("lg-announcer")
export class Announcer extends View {
  readonly #known = new Map<number, Server["status"]>();
  #text = "";
  #language = language.value;

  constructor() {
    super();
    this.watch(servers);
  }

  override render(): unknown {
    const all = [...servers.value?.values() ?? []];
    const changed = all.filter(({ id, status }) => this.#known.has(id) && this.#known.get(id) !== status);
    all.forEach(({ id, status }) => this.#known.set(id, status));
    if (changed.length > 0) {
      this.#text = changed.map(({ name, status }) => t("status.now", { name, status: t(`status.${status}`) })).join(
        " ",
      );
    } else if (language.value !== this.#language) {
      // It was said, and must not be read in a language that it is not in.
      this.#text = "";
    }
    this.#language = language.value;
    return html`
      <span class="visually-hidden" role="status">${this.#text}</span>
    `;
  }
}
