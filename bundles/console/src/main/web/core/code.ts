/** The code of views, which is loaded when they are first shown. */
import { UNREACHABLE } from "./api.ts";
import { t } from "./i18n.ts";
import { ROOT } from "./paths.ts";
import { reload } from "./router.ts";

/**
 * Loads code. If it can't be, Languard is out of reach, or was updated and has other files now, which only a new page
 * knows.
 *
 * @param isAgain whether the user asks for it after it failed, so that a new page may be loaded
 */
export async function loadCode(load: () => Promise<unknown>, isAgain: boolean): Promise<void> {
  try {
    await load();
  } catch {
    const isThere = await fetch(ROOT, { cache: "no-store" }).then((page) => page.ok, () => false);
    if (!isThere) {
      throw UNREACHABLE;
    }
    if (isAgain) {
      reload();
    }
    throw new Error(t("app.outdated"));
  }
}
