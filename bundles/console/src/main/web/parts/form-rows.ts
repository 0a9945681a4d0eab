/** What lists and objects with any names have in common: rows with buttons, and problems inside them. */
import { html, type TemplateResult } from "lit";
import type { Problem } from "./form.ts";
import { icon, type IconName } from "./icons.ts";

/** The problems inside a part of a value, seen from that part. */
export function below(problems: readonly Problem[], path: string): Problem[] {
  return problems
    .filter((problem) => problem.path.startsWith(path) && !/^\w/.test(problem.path.slice(path.length)))
    .map((problem) => ({ path: problem.path.slice(path.length), reason: problem.reason }));
}

export function rowButton(
  sign: IconName,
  className: string,
  label: string,
  isDisabled: boolean,
  click: (event: Event) => void,
): TemplateResult {
  return html`
    <button
      type="button"
      class="quiet compact ${className}"
      aria-label="${label}"
      title="${label}"
      ?disabled="${isDisabled}"
      @click="${click}"
    >
      ${icon(sign)}
    </button>
  `;
}

/** After rows have changed, the focus is where one goes on; on the button that adds where nothing is left. */
export function focusRow(event: Event, row: number, selector: string): void {
  const form = (event.currentTarget as HTMLElement).closest(".form-control")!;
  setTimeout(() => {
    const rows = form.querySelectorAll(":scope > .rows > li, :scope > lg-map > .rows > li");
    const wanted = rows[row]?.querySelector<HTMLElement>(selector);
    const usable = wanted?.matches(":disabled") ? rows[row]!.querySelector<HTMLElement>("button:enabled") : wanted;
    (usable ?? form.querySelector<HTMLElement>(":scope > .add, :scope > lg-map > .add"))?.focus();
  });
}
