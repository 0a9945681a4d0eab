// config.mjs FOLDER: parses every file in the folder and prints a JSON object of file names and parsed trees.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "arma-class-parser";

const folder = process.argv[2];
const trees = {};
for (const name of readdirSync(folder)) {
  trees[name] = parse(readFileSync(join(folder, name), "utf8"));
}
console.log(JSON.stringify(trees));
