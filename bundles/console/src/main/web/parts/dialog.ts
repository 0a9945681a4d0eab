import { html, nothing, render } from "lit";
import { t } from "../core/i18n.ts";

export interface Question {
  title: string;
  /** What will happen, with the names of what it affects. */
  text?: string;
  /** The word on the button, such as "Delete". */
  action: string;
  /** Whether something is lost or players are thrown out. */
  danger?: boolean;
  /** A text that must be typed before the button works, for what cannot be undone. */
  typed?: string;
}

/** Asks whether to go on, in a modal dialog, whose first focus is on the harmless button. */
export function ask(question: Question): Promise<boolean> {
  return openDialog((close, dialog) =>
    html`
      <form method="dialog" @submit="${(event: Event) => {
        event.preventDefault();
        close(true);
      }}">
        <h2>${question.title}</h2>
        ${question.text === undefined ? nothing : html`
          <p class="pre">${question.text}</p>
        `} ${question.typed === undefined ? nothing : html`
          <label class="field">
            <span>${t("action.type_to_confirm", { text: question.typed })}</span>
            <input autocomplete="off" @input="${(event: Event) => {
              const matches = (event.target as HTMLInputElement).value === question.typed;
              dialog.querySelector<HTMLButtonElement>("button[type=submit]")!.disabled = !matches;
            }}">
          </label>
        `}
        <div class="buttons">
          <button type="button" autofocus @click="${() => close(false)}">${t("action.cancel")}</button>
          <button type="submit" class="${question.danger
            ? "danger"
            : "primary"}" ?disabled="${question.typed !== undefined}">
            ${question.action}
          </button>
        </div>
      </form>
    `
  ).then((result) => result === true);
}

/**
 * Opens a modal dialog with the given content. Escape closes it with `undefined`.
 *
 * @param content draws the dialog; what it passes to `close` is the result
 */
export function openDialog<T = unknown>(
  content: (close: (result?: T) => void, dialog: HTMLDialogElement, draw: () => void) => unknown,
  className = "",
): Promise<T | undefined> {
  const dialog = document.createElement("dialog");
  dialog.className = className;
  document.body.append(dialog);
  return new Promise((resolve) => {
    const close = (result?: T) => {
      dialog.close();
      dialog.remove();
      resolve(result);
    };
    const draw = () => render(content(close, dialog, draw), dialog);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close();
    });
    draw();
    const title = dialog.querySelector("h2");
    if (title !== null) {
      title.id = "dialog-title";
      dialog.setAttribute("aria-labelledby", title.id);
    }
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[autofocus]")?.focus();
  });
}
