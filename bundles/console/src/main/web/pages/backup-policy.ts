import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ApiError, put } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { BackupPolicy } from "../core/types.ts";
import { Resource } from "../parts/resource.ts";
import { done, failed } from "../parts/toast.ts";

const NUMBERS = [
  ["keep_last", 1000],
  ["keep_daily", 1000],
  ["keep_weekly", 1000],
  ["max_total_mb", 1_000_000_000],
] as const;

/** Which backups of a server are kept, as a form. */
@customElement("lg-backup-policy")
export class BackupPolicyForm extends View {
  @property({ attribute: false })
  accessor server!: number;

  readonly #policy = new Resource<BackupPolicy>(this, () => `/servers/${this.server}/backups/policy`);

  @state()
  accessor refusal: ApiError | null = null;

  override render(): unknown {
    return this.#policy.draw((policy) => this.#form(policy));
  }

  #form(policy: BackupPolicy): TemplateResult {
    const isFixed = !can("server.backups", this.server);
    return html`
      <form class="backup-policy" @submit="${this.#save}">
        <h3>${t("backups.policy")}</h3>
        <p class="hint">${t("backups.policy.text")}</p>
        <fieldset ?disabled="${isFixed}">
          <legend class="visually-hidden">${t("backups.policy")}</legend>
          ${NUMBERS.map(([name, max]) => this.#number(name, max, policy[name]))}
          <label class="switch">
            <input type="checkbox" name="before_delete" .checked="${policy.before_delete}">
            <span>${t("backups.policy.before_delete")}</span>
          </label>
          ${isFixed ? nothing : html`
            <button>${t("action.save")}</button>
          `}
        </fieldset>
      </form>
    `;
  }

  #number(name: typeof NUMBERS[number][0], max: number, value: number): TemplateResult {
    const reasons = this.refusal?.details.filter((detail) => detail.field === name) ?? [];
    return html`
      <label class="field">
        <span>${t(`backups.policy.${name}`)}</span>
        <input type="number" name="${name}" min="0" max="${max}" required .value="${String(value)}">
        ${reasons.map((reason) =>
          html`
            <span class="problem">${reason.reason}</span>
          `
        )}
      </label>
    `;
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const numbers = Object.fromEntries(NUMBERS.map(([name]) => [name, Number(values.get(name))]));
    try {
      await put<BackupPolicy>(`/servers/${this.server}/backups/policy`, {
        ...numbers,
        before_delete: values.has("before_delete"),
      });
      await this.#policy.load();
      this.refusal = null;
      done(t("backups.policy.saved"));
    } catch (error) {
      this.refusal = error instanceof ApiError && error.details.length > 0 ? error : null;
      if (this.refusal === null) {
        failed(error);
      }
    }
  }
}
