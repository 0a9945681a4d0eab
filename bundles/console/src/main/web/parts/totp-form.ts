import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { describe, post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { View } from "../core/state.ts";
import type { RecoveryCodes, TotpEnrollment } from "../core/types.ts";
import { copyText, saveText } from "./clipboard.ts";
import { icon } from "./icons.ts";
import { qrCode } from "./qr-code.ts";
import { broken, loading } from "./states.ts";

/** Sets up two-factor login: the secret for the app, a code that shows that the app has it, and the recovery codes. */
@customElement("lg-totp-form")
export class TotpForm extends View {
  /** Called when the user has seen the recovery codes. */
  @property({ attribute: false })
  accessor finished: () => void = () => {};

  /** Ends the setup before it is complete; `null` if that is not possible. */
  @property({ attribute: false })
  accessor cancelled: (() => void) | null = null;

  @state()
  accessor enrollment: TotpEnrollment | null = null;
  @state()
  accessor codes: readonly string[] | null = null;
  @state()
  accessor error: unknown = null;
  @state()
  accessor refused = "";
  @state()
  accessor isBusy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#begin();
  }

  async #begin(): Promise<void> {
    this.error = null;
    try {
      this.enrollment = await post<TotpEnrollment>("/auth/totp");
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    return this.codes !== null
      ? this.#recoveryCodes(this.codes)
      : this.enrollment !== null
      ? this.#secret(this.enrollment)
      : this.error !== null
      ? html`
        ${broken(this.error, () => this.#begin())}
        <div class="buttons">${this.#cancel()}</div>
      `
      : loading();
  }

  #cancel(): TemplateResult | typeof nothing {
    return this.cancelled === null ? nothing : html`
      <button type="button" @click="${this.cancelled}">${t("action.cancel")}</button>
    `;
  }

  #secret({ secret, otpauth_uri: uri }: TotpEnrollment): TemplateResult {
    return html`
      <form @submit="${this.#confirm}">
        <p>${t("totp.scan")}</p>
        ${qrCode(uri, t("totp.qr"))}
        <p class="hint">${t("totp.type")}</p>
        <p class="secret-text"><code>${secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code></p>
        <button type="button" @click="${() => copyText(secret)}">${icon("copy")}${t("totp.copy_secret")}</button>
        <label class="field totp-code">
          <span>${t("totp.code")}</span>
          <input
            name="code"
            required
            inputmode="numeric"
            autocomplete="one-time-code"
            spellcheck="false"
            maxlength="10"
          >
        </label>
        <p class="problem" role="alert">${this.refused}</p>
        <div class="buttons">
          ${this.#cancel()}
          <button class="primary" ?disabled="${this.isBusy}">${t("totp.confirm")}</button>
        </div>
      </form>
    `;
  }

  async #confirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector<HTMLInputElement>("[name=code]")!;
    this.isBusy = true;
    this.refused = "";
    try {
      const code = field.value.replaceAll(/\s/g, "");
      this.codes = (await post<RecoveryCodes>("/auth/totp/confirm", { code })).recovery_codes;
      await this.updateComplete;
      this.querySelector<HTMLElement>(".recovery-title")!.focus();
    } catch (error) {
      this.refused = describe(error);
      field.focus();
      field.select();
    } finally {
      this.isBusy = false;
    }
  }

  #recoveryCodes(codes: readonly string[]): TemplateResult {
    const text = codes.join("\n") + "\n";
    return html`
      <p tabindex="-1" class="recovery-title"><strong>${t("totp.recovery")}</strong></p>
      <p>${t("totp.recovery.text")}</p>
      <ul class="recovery-codes secret-text">${codes.map((code) =>
        html`
          <li><code>${code}</code></li>
        `
      )}</ul>
      <div class="buttons">
        <button type="button" @click="${() => copyText(text)}">${icon("copy")}${t("action.copy")}</button>
        <button type="button" @click="${() => saveText("languard-recovery-codes.txt", text)}">${icon("download")}${t(
          "totp.recovery.download",
        )}</button>
        <button type="button" class="primary" @click="${() => this.finished()}">${t("totp.recovery.kept")}</button>
      </div>
    `;
  }
}
