import { Signal } from "./state.ts";

export type Theme = "system" | "light" | "dark";

const STORED = "languard.theme";

export const theme = new Signal<Theme>("system");

export function loadTheme(): void {
  apply((localStorage.getItem(STORED) ?? "system") as Theme);
}

export function chooseTheme(wanted: Theme): void {
  localStorage.setItem(STORED, wanted);
  apply(wanted);
}

function apply(wanted: Theme): void {
  document.documentElement.dataset.theme = wanted;
  theme.value = wanted;
}
