import { t } from "../core/i18n.ts";
import { done, failed } from "./toast.ts";

/** Copies a text. Browsers offer their clipboard on pages from HTTPS and the machine itself only. */
export async function copyText(text: string): Promise<void> {
  try {
    if (navigator.clipboard !== undefined) {
      await navigator.clipboard.writeText(text);
    } else {
      copySelected(text);
    }
    done(t("action.copied"));
  } catch (error) {
    failed(error);
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

/** Offers a text as a file. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[\\/:]/g, "_");
  link.click();
  URL.revokeObjectURL(address);
}
