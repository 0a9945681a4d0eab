import { copy } from "../core/copy.ts";
import { t } from "../core/i18n.ts";
import { done, failed } from "./toast.ts";

/** Copies a text, and says so. */
export async function copyText(text: string, said = t("action.copied")): Promise<void> {
  try {
    await copy(text);
    done(said);
  } catch (error) {
    failed(error);
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
