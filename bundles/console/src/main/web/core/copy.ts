import { t } from "./i18n.ts";

/** Copies a text. Browsers offer their clipboard on pages from HTTPS and the machine itself only. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
  } else {
    copySelected(text);
  }
}

/** The old way, which works everywhere: select the text of a field, and copy the selection. */
function copySelected(text: string): void {
  const area = document.createElement("textarea");
  area.className = "visually-hidden";
  area.value = text;
  const focused = document.activeElement as HTMLElement | null;
  // A modal dialog lets nothing outside it be selected.
  (focused?.closest("dialog") ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus();
  if (!isCopied) {
    throw new Error(t("action.copy_failed"));
  }
}
