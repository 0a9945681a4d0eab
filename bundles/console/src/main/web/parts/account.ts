import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { post } from "../core/api.ts";
import { choose, type Language, language, LANGUAGES, t } from "../core/i18n.ts";
import { API, href } from "../core/paths.ts";
import { end, user } from "../core/session.ts";
import { View } from "../core/state.ts";
import { chooseTheme, type Theme, theme } from "../core/theme.ts";
import { chooseZone, type Zone, zone } from "../core/zone.ts";
import { icon } from "./icons.ts";

const THEMES: Theme[] = ["system", "light", "dark"];
const ZONES: Zone[] = ["local", "utc"];

/** The menu of the user: account, colours, language, zone, log out. */
@customElement("lg-account")
export class Account extends View {
  constructor() {
    super();
    this.watch(user, theme, zone);
  }

  override render(): unknown {
    const present = user.value;
    if (present === null) {
      return nothing;
    }
    return html`
      <button class="quiet" popovertarget="account-menu" aria-label="${t("app.account")}: ${present.username}">
        ${icon("user")}<span class="only-wide">${present.username}</span>
      </button>
      <div id="account-menu" class="menu" popover>
        <p class="menu-title">${present.username} (${present.role})</p>
        <a href="${href("account")}" @click="${this.#close}">${t("app.account")}</a>
        <a href="${API}/docs" target="_blank" rel="noopener">${t("app.docs")} ${icon("external")}</a>
        <label class="field">
          <span>${t("app.theme")}</span>
          <select @change="${(event: Event) => chooseTheme((event.target as HTMLSelectElement).value as Theme)}">
            ${THEMES.map((one) =>
              html`
                <option value="${one}" ?selected="${one === theme.value}">${t(`app.theme.${one}`)}</option>
              `
            )}
          </select>
        </label>
        <label class="field">
          <span>${t("app.language")}</span>
          <select @change="${(event: Event) => choose((event.target as HTMLSelectElement).value as Language)}">
            ${Object.entries(LANGUAGES).map(([code, name]) =>
              html`
                <option value="${code}" lang="${code}" ?selected="${code === language.value}">${name}</option>
              `
            )}
          </select>
        </label>
        <label class="field">
          <span>${t("app.zone")}</span>
          <select @change="${(event: Event) => chooseZone((event.target as HTMLSelectElement).value as Zone)}">
            ${ZONES.map((one) =>
              html`
                <option value="${one}" ?selected="${one === zone.value}">${t(`app.zone.${one}`)}</option>
              `
            )}
          </select>
        </label>
        <button @click="${this.#logout}">${t("app.logout")}</button>
      </div>
    `;
  }

  #close(): void {
    this.querySelector<HTMLElement>("#account-menu")!.hidePopover();
  }

  #logout(): void {
    this.#close();
    post("/auth/logout").catch(() => {}).finally(() => {
      end(false);
      location.reload();
    });
  }
}
