/** Texts: all of them are in `texts/`, in one file for each language and part of the console. */
import { en } from "../texts/en.ts";
import { looks, Signal } from "./state.ts";

export type Text = string | { one: string; other: string };
export type Key = keyof typeof en;
export type Texts = Record<Key, Text>;
export type Language = "en" | "de";

const STORED = "languard.language";

export const LANGUAGES: Record<Language, string> = { en: "English", de: "Deutsch" };
export const language = new Signal<Language>("en");

let texts: Texts = en;

/** Returns a text in the user's language. `{name}` is replaced by a parameter; `count` selects singular or plural. */
export function t(key: Key, parameters: Record<string, string | number> = {}): string {
  const text: Text = texts[key];
  const chosen = typeof text === "string" ? text : text[form(Number(parameters.count))];
  return chosen.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = parameters[name];
    return value === undefined
      ? whole
      : typeof value === "number"
      ? value.toLocaleString(language.value)
      : isolated(value);
  });
}

/** Characters that set the direction of what follows them, be it the name of a player or the rest of the sentence. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Returns a text of others as a part of a sentence, which keeps its order whatever the text contains. */
function isolated(text: string): string {
  const straight = text.replace(TURNING, "");
  return RIGHT_TO_LEFT.test(straight) ? `\u2068${straight}\u2069` : straight;
}

function form(count: number): "one" | "other" {
  return new Intl.PluralRules(language.value).select(count) === "one" ? "one" : "other";
}

/** Returns the text for a name that comes from the platform, such as an event's type, or the name itself. */
export function tName(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return key in texts ? t(key as Key) : name;
}

/** Loads the language that the user has chosen, or else the browser's. */
export async function loadLanguage(): Promise<void> {
  const wanted = localStorage.getItem(STORED) ?? navigator.language.slice(0, 2);
  await use(wanted in LANGUAGES ? wanted as Language : "en");
}

export async function choose(wanted: Language): Promise<void> {
  localStorage.setItem(STORED, wanted);
  await use(wanted);
}

async function use(wanted: Language): Promise<void> {
  texts = wanted === "de" ? (await import("../texts/de.ts")).de : en;
  document.documentElement.lang = wanted;
  language.value = wanted;
  looks.value++;
}
