import { t } from "./i18n.ts";

/** Copies a text. Browsers offer their clipboard on pages from HTTPS and the machine itself only, or refuse it there too. */
export async function copy(text: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  if (!isCopied) {
    copySelected(text);
  }
}

/** The old way, which works everywhere: select the text of a field, and copy the selection. */
function copySelected(text: string): void {
  const area = document.createElement("textarea");
  area.className = "visually-hidden";
  area.value = text;
  const focused = document.activeElement as HTMLElement | null;
  const restore = selected();
  // A modal dialog lets nothing outside it be selected.
  (focused?.closest("dialog") ?? document.body).append(area);
  area.focus({ preventScroll: true });
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  restore();
  if (!isCopied) {
    throw new Error(t("action.copy_failed"));
  }
}

/** Returns what selects again the text that the user has selected; what is in a field comes back with its focus. */
function selected(): () => void {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed) {
    return () => {};
  }
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index).cloneRange());
  return () => {
    selection.removeAllRanges();
    ranges.forEach((range) => selection.addRange(range));
  };
}
