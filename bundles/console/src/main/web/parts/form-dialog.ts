import { html, nothing, type TemplateResult } from "lit";
import { ApiError, describe } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { openDialog } from "./dialog.ts";
import { errorCode } from "./toast.ts";

interface Form<T> {
  title: string;
  text?: string;
  /** The word on the button; without it, the fields contain the buttons that send the form. */
  action?: string;
  danger?: boolean;
  /** Whether the dialog is wide, for tables. */
  isWide?: boolean;
  /** The controls. `problem` draws what the platform has said about a field, and `draw` draws the dialog again. */
  fields: (problem: (field: string) => TemplateResult | typeof nothing, draw: () => void) => unknown;
  /** Sends what was typed. What it throws is shown, and the dialog stays. */
  send: (values: FormData) => Promise<T>;
}

/** A form in a modal dialog, which closes when the platform has accepted it. Cancelled: `undefined`. */
export function formDialog<T>(form: Form<T>): Promise<T | undefined> {
  let error: unknown = null;
  let isBusy = false;
  return openDialog<T>((close, _dialog, draw) => {
    const details = error instanceof ApiError ? error.details : [];
    const named = new Set<string>();
    const problem = (field: string) => {
      named.add(field);
      const reasons = details.filter((detail) => detail.field === field).map((detail) => detail.reason);
      return reasons.length === 0 ? nothing : html`
        <span class="problem" role="alert">${reasons.join("\n")}</span>
      `;
    };
    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      if (isBusy) {
        return;
      }
      const values = new FormData(event.target as HTMLFormElement, event.submitter);
      isBusy = true;
      error = null;
      draw();
      try {
        close(await form.send(values));
      } catch (thrown) {
        error = thrown;
        isBusy = false;
        draw();
      }
    };
    const fields = form.fields(problem, draw);
    const isAtFields = details.length > 0 && details.every((detail) => named.has(detail.field));
    return html`
      <form @submit="${submit}">
        <h2>${form.title}</h2>
        ${form.text === undefined ? nothing : html`
          <p class="pre">${form.text}</p>
        `} ${fields}
        <p class="problem" role="alert">${error === null || isAtFields ? nothing : html`
          ${describe(error)} ${errorCode(error)}
        `}</p>
        <div class="buttons">
          <button type="button" @click="${() => close()}">${t("action.cancel")}</button>
          ${form.action === undefined ? nothing : html`
            <button type="submit" class="${form.danger ? "danger" : "primary"}" ?disabled="${isBusy}">${form
              .action}</button>
          `}
        </div>
      </form>
    `;
  }, form.isWide ? "wide" : "");
}

/** Returns a text of a form, or `undefined` if it is empty. */
export function textOf(values: FormData, name: string): string | undefined {
  const text = String(values.get(name) ?? "").trim();
  return text === "" ? undefined : text;
}
