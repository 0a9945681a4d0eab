/** Begins: the theme and the language, then the frame, so that no text changes its language before the user's eyes. */
import { loadLanguage } from "./core/i18n.ts";
import { ROOT } from "./core/paths.ts";
import { loadTheme } from "./core/theme.ts";
import { start } from "./frame.ts";

loadTheme();
// The page has the icon relative to its address, which the first step to another depth makes wrong.
document.querySelector<HTMLLinkElement>("link[rel=icon]")!.href = `${ROOT}icon.svg`;
await loadLanguage();
start();
