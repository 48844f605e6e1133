// Prepares assets/ from the pinned npm packages: fonts for paper and screen with
// their licences, base maps, hyphenation patterns. Run by make after `npm ci`;
// `go run ./render/echarts/prepare` adds the charts engine. What was made is
// listed with a hash of its sources in assets/.prepared, and nothing is redone
// while that holds.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { atlas, makeMap, views } from "./maps.mjs";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const assets = join(here, "assets");
const made = [];

function write(name, data) {
  const file = join(assets, name);
  made.push(name);
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(data))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file + ".new", data); // readers never see half a file
  renameSync(file + ".new", file);
}

const families = [
  { name: "Source Serif 4", package: "source-serif-4", file: "SourceSerif4" },
  { name: "Source Sans 3", package: "source-sans-3", file: "SourceSans3" },
];

// Paper gets whole TrueType files, named as render/font reads them.
function paperFonts() {
  const styles = { 300: "Light", 400: "Regular", 600: "SemiBold", 700: "Bold" };
  for (const f of families) {
    for (const [weight, style] of Object.entries(styles)) {
      for (const slope of ["", "Italic"]) {
        const dir = weight + style + (slope && "_" + slope);
        const from = join(modules, "@expo-google-fonts", f.package, dir, `${f.file}_${dir}.ttf`);
        write(`fonts/${f.name}-${weight}${slope && "i"}.ttf`, readFileSync(from));
      }
    }
    write(`licences/${f.package}.txt`, readFileSync(join(modules, "@expo-google-fonts", f.package, "LICENSE_FONT")));
  }
}

// The screen gets subsets in the form @fontsource names them.
function screenFonts() {
  const styles = ["300-normal", "400-normal", "400-italic", "600-normal", "700-normal"];
  for (const f of families) {
    for (const style of styles) {
      for (const subset of ["latin", "latin-ext"]) {
        const name = `${f.package}-${subset}-${style}.woff2`;
        write(`woff2/${name}`, readFileSync(join(modules, "@fontsource", f.package, "files", name)));
      }
    }
  }
}

function maps() {
  const world = atlas();
  for (const view of views) write(`maps/${view.name}.json`, makeMap(view, world));
  write("licences/world-atlas.txt", readFileSync(join(modules, "world-atlas", "LICENSE")));
}

// Liang patterns, one a line with their digits; an empty line; exceptions, one a
// line with a hyphen at each place where the word may break.
function hyphenation() {
  const [levels, trie, exceptions] = require("hyphen/patterns/en-us.js");
  const patterns = [];
  const walk = (node, letters) => {
    for (const [letter, next] of Object.entries(node)) {
      const word = letters + letter;
      const [deeper, level] = Array.isArray(next) ? next : typeof next === "number" ? [{}, next] : [next, -1];
      if (level >= 0) patterns.push(pattern(word, levels[level]));
      walk(deeper, word);
    }
  };
  walk(trie, "");
  const words = Object.entries(exceptions).map(([word, at]) =>
    at.reduce((w, i) => w.slice(0, i) + "-" + w.slice(i), word)); // places count the hyphens before them
  write("hyphen/en.txt", patterns.sort().join("\n") + "\n\n" + words.sort().join("\n") + "\n");
  write("licences/hyphen.txt", readFileSync(join(modules, "hyphen", "LICENSE")));
}

// pattern puts the digits between the letters; levels leave out the place before a leading dot.
function pattern(word, levels) {
  const at = word.startsWith(".") ? [0, ...levels] : levels;
  let out = "";
  for (let i = 0; i <= word.length; i++) out += (at[i] || "") + (word[i] ?? "");
  return out;
}

// Readers who explore a chart get ECharts itself.
function explorer() {
  write("echarts.min.js", readFileSync(join(modules, "echarts", "dist", "echarts.min.js")));
}

// Readers who search get MiniSearch, without its remarks.
function search() {
  const js = readFileSync(join(modules, "minisearch", "dist", "umd", "index.js"), "utf8");
  write("minisearch.js", js.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, "").replace(/^\s*\/\/.*\n/gm, "").replace(/^ +/gm, ""));
  write("licences/minisearch.txt", readFileSync(join(modules, "minisearch", "LICENSE.txt")));
}

function licences() {
  for (const name of ["echarts"]) {
    write(`licences/${name}.txt`, readFileSync(join(modules, name, "LICENSE")));
    write(`licences/${name}-notice.txt`, readFileSync(join(modules, name, "NOTICE")));
  }
}

function sources() {
  const h = createHash("sha256");
  for (const f of ["package-lock.json", "prepare.mjs", "maps.mjs", "m49.json"]) h.update(readFileSync(join(here, f)));
  return h.digest("hex");
}

function upToDate(stamp) {
  const file = join(assets, ".prepared");
  if (!existsSync(file)) return false;
  const [hash, ...names] = readFileSync(file, "utf8").trim().split("\n");
  return hash === stamp && names.every((n) => existsSync(join(assets, n)) && statSync(join(assets, n)).size > 0);
}

const stamp = sources();
if (!upToDate(stamp)) {
  for (const step of [paperFonts, screenFonts, explorer, search, hyphenation, licences, maps]) step();
  write(".prepared", [stamp, ...made].join("\n") + "\n");
}
