import { protect } from "../core/router.ts";
import { t } from "../core/i18n.ts";
import { ask } from "./dialog.ts";

/** Guards a view against being left while it has changes that are not saved, or uploads that are not finished. */
export class LeaveGuard {
  #isUnsaved = false;
  #isUploading = false;
  #release: (() => void) | null = null;

  set isUnsaved(value: boolean) {
    this.#isUnsaved = value;
    this.#apply();
  }

  set isUploading(value: boolean) {
    this.#isUploading = value;
    this.#apply();
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }

  #apply(): void {
    if (!this.#isUnsaved && !this.#isUploading) {
      this.release();
    } else {
      this.#release ??= protect(() => this.#mayLeave());
    }
  }

  async #mayLeave(): Promise<boolean> {
    const mayDiscard = !this.#isUnsaved || await ask({
      title: t("unsaved.title"),
      text: t("unsaved.text"),
      action: t("action.discard"),
      danger: true,
    });
    return mayDiscard && (!this.#isUploading || await ask({
      title: t("upload.leave"),
      text: t("upload.leave.text"),
      action: t("upload.leave.action"),
      danger: true,
    }));
  }
}
