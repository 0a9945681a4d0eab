import { de } from "../../main/web/texts/de.ts";
import { en } from "../../main/web/texts/en.ts";
import { equal } from "./equal.ts";

const ROOT = new URL("../../main/web/", import.meta.url);

async function sources(folder: URL): Promise<string> {
  let all = "";
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory && entry.name !== "texts") {
      all += await sources(new URL(`${entry.name}/`, folder));
    } else if (entry.name.endsWith(".ts")) {
      all += await Deno.readTextFile(new URL(entry.name, folder));
    }
  }
  return all;
}

Deno.test("every text is used", async () => {
  const code = await sources(ROOT);
  const literals = new Set([...code.matchAll(/"([a-z_]+\.[\w.]+)"/g)].map((match) => match[1]!));
  // Keys that are put together: `status.${status}`, or tName("actor", name).
  const templates = [
    ...[...code.matchAll(/`([a-z_]+\.(?:[a-z_.]|\$\{[^`{}]*\})*)`/g)].map((match) => match[1]!.split(/\$\{[^}]*\}/)),
    ...[...code.matchAll(/tName\("([\w.]+)"/g)].map((match) => [`${match[1]}.`, ""]),
  ].map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w.]+")}$`));
  const unused = Object.keys(en).filter((key) => !literals.has(key) && !templates.some((one) => one.test(key)));
  equal(unused, []);
});

Deno.test("a question before something is lost names what it is about", () => {
  const nameless = [en, de].map((texts) =>
    Object.entries(texts).filter(([key, text]) => key.endsWith(".question") && !String(text).includes("{name}"))
      .map(([key]) => key)
  );
  equal(nameless, [["platform.stop_all.question"], ["platform.stop_all.question"]]);
});
