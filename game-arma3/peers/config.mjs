// config.mjs FOLDER: reads every file in it, prints JSON: file name to tree.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "arma-class-parser";

const folder = process.argv[2];
const trees = {};
for (const name of readdirSync(folder)) {
  trees[name] = parse(readFileSync(join(folder, name), "utf8"));
}
console.log(JSON.stringify(trees));
