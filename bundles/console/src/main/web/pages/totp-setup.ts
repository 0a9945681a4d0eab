import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { ROOT } from "../core/paths.ts";
import { end } from "../core/session.ts";
import { View } from "../frame.ts";
import "../parts/totp-form.ts";

/** The only page for a user who has to set up two-factor login. */
@customElement("lg-totp-setup")
export class TotpSetup extends View {
  override render(): unknown {
    document.title = `${t("totp.set_up.title")} · Languard`;
    return html`
      <main>
        <div class="card login">
          <img src="${ROOT}icon.svg" alt="" width="48" height="48">
          <h1>${t("totp.set_up.title")}</h1>
          <p>${t("totp.required")}</p>
          <lg-totp-form .finished="${() => location.reload()}"></lg-totp-form>
          <p><button class="quiet" @click="${this.#logout}">${t("app.logout")}</button></p>
        </div>
      </main>
    `;
  }

  #logout(): void {
    post("/auth/logout").catch(() => {}).finally(() => {
      end(false);
      location.reload();
    });
  }
}
