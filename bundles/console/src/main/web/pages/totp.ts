import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { remove } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { View } from "../frame.ts";
import type { TotpStatus } from "../core/types.ts";
import { openDialog } from "../parts/dialog.ts";
import { formDialog } from "../parts/form-dialog.ts";
import { Resource } from "../parts/resource.ts";
import { done } from "../parts/toast.ts";
import "../parts/totp-form.ts";

/** The user's own two-factor login. */
@customElement("lg-totp")
export class Totp extends View {
  readonly #status = new Resource<TotpStatus>(this, () => "/auth/totp");

  override render(): unknown {
    const status = this.#status.value;
    return html`
      <section class="block" aria-labelledby="totp-title">
        <header>
          <h2 id="totp-title">${t("totp.title")}</h2>
          ${status === null ? nothing : this.#button(status)}
        </header>
        <p class="hint">${t("totp.text")}</p>
        ${this.#status.draw((status) =>
          html`
            <p>${t(status.enabled ? "totp.enabled" : "totp.disabled")} ${status.enabled
              ? t("totp.left", { count: status.recovery_codes_left })
              : nothing}</p>
          `
        )}
      </section>
    `;
  }

  #button(status: TotpStatus): TemplateResult {
    return status.enabled
      ? html`
        <button @click="${this.#remove}">${t("action.remove")}</button>
      `
      : html`
        <button class="primary" @click="${this.#setUp}">${t("totp.set_up")}</button>
      `;
  }

  async #setUp(): Promise<void> {
    await openDialog((close) =>
      html`
        <h2>${t("totp.set_up.title")}</h2>
        <lg-totp-form .finished="${() => close()}" .cancelled="${() => close()}"></lg-totp-form>
      `
    );
    await this.#status.load();
  }

  async #remove(): Promise<void> {
    const isRemoved = await formDialog<boolean>({
      title: t("totp.remove.title"),
      text: t(this.#status.value?.required ? "totp.remove.required" : "totp.remove.text"),
      action: t("action.remove"),
      danger: true,
      fields: (problem) =>
        html`
          <label class="field">
            <span>${t("users.password")}</span>
            <input name="password" type="password" required autofocus autocomplete="current-password" maxlength="128">
            ${problem("password")}
          </label>
        `,
      send: async (values) => {
        await remove("/auth/totp", { password: String(values.get("password")) });
        return true;
      },
    });
    if (isRemoved) {
      done(t("totp.removed"));
      await this.#status.load();
    }
  }
}
