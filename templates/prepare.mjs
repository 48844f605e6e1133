// Prepares assets/ from the pinned npm packages: fonts for paper and screen with
// their licences, base maps, hyphenation patterns. Run by make after `npm ci`;
// `go run ./render/echarts/prepare` adds the charts engine. What was made is
// listed with a hash of its sources in assets/.prepared, and nothing is redone
// while that holds.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import subset from "subset-font";
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
  { name: "Source Sans 3", late: "Late Sans", package: "source-sans-3", file: "SourceSans3" },
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

// The screen gets four faces, the sans with all weights that style.css uses, cut down to what a site shows: by script, so
// that browsers load the rarer letters only for pages that have them, and to the features that style.css switches on.
// faces.css, which render/site puts before style.css, says what is in each. (Paper keeps whole fonts.)
const features = { latin: ["kern", "liga", "lnum", "tnum"], "latin-1": ["kern"], "latin-ext": [], vietnamese: [] };
const scripts = {
  latin: "U+20-7E,U+A0,U+A7,U+A9,U+AB,U+B0,U+B7,U+BB,U+D7,U+E0-EF,U+F1-F6,U+F8-FC,U+2009-200A,U+2010-2014,U+2018-2019,U+201C-201D,U+2026,U+202F,U+2212,U+2264-2265",
  "latin-1": "U+A1-A6,U+A8,U+AA,U+AC-AF,U+B1-B6,U+B8-BA,U+BC-D6,U+D8-DF,U+F0,U+F7,U+FD-FF,U+131,U+152-153,U+201A,U+201E,U+2020-2022,U+2030,U+2032-2033,U+2039-203A,U+2044,U+2070,U+2074-2079,U+2080-2089,U+20AC,U+2122,U+2190-2193,U+2248,U+2260",
  "latin-ext": "U+100-101,U+104-10F,U+112-127,U+12A-12B,U+12E-130,U+134-151,U+154-165,U+16A-17F,U+218-21B,U+1E9E",
  vietnamese: "U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+1EA0-1EF9",
};
const serif = "source-serif/VAR/SourceSerif4Variable-";
const screenFaces = [
  { name: "Source Serif 4", late: "Late Serif", from: serif + "Roman.ttf", file: "source-serif-4", axes: { opsz: 14, wght: 400 }, rule: "font-weight:400" },
  { name: "Source Serif 4", late: "Late Serif", from: serif + "Roman.ttf", file: "source-serif-4-bold", axes: { opsz: 14, wght: 600 }, rule: "font-weight:600 700" },
  { name: "Source Serif 4", late: "Late Serif", from: serif + "Italic.ttf", file: "source-serif-4-italic", axes: { opsz: 14, wght: 400 }, rule: "font-weight:400;font-style:italic" },
  { name: "Source Sans 3", late: "Late Sans", from: "source-sans/VF/SourceSans3VF-Upright.ttf", file: "source-sans-3", axes: { wght: { min: 300, max: 600 } }, rule: "font-weight:300 700;ascent-override:102.4%;descent-override:40%" }, // as on paper
];

// Text whose font is late keeps what stands in for it, so that no line moves. Under another name the same file is put in
// whenever it comes: in drawings, whose texts have places for one font alone and move nothing, and on pages opened from
// disk, where fonts are often late and, unlike those from a server, not there for the next page either.
async function screenFonts() {
  let css = "";
  for (const f of screenFaces) {
    const whole = readFileSync(join(modules, f.from));
    for (const [script, range] of Object.entries(scripts)) {
      const name = `${f.file}-${script}.woff2`;
      write(`woff2/${name}`, await subset(whole, characters(range), { targetFormat: "woff2", keepFeatures: features[script], variationAxes: f.axes, noHinting: true }));
      const face = (family, late) => `@font-face{font-family:"${family}";${f.rule};font-display:${late};src:url(fonts/${name}) format("woff2");unicode-range:${range}}\n`;
      css += face(f.name, "optional") + face(f.late, "swap");
    }
  }
  write("woff2/faces.css", css);
  for (const name of readdirSync(join(assets, "woff2"))) if (!made.includes(`woff2/${name}`)) rmSync(join(assets, "woff2", name));
}

// characters spells out a range as CSS writes it.
function characters(range) {
  let out = "";
  for (const part of range.split(",")) {
    const [from, to = from] = part.slice(2).split("-").map((hex) => parseInt(hex, 16));
    for (let c = from; c <= to; c++) out += String.fromCodePoint(c);
  }
  return out;
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
  for (const step of [paperFonts, screenFonts, explorer, search, hyphenation, licences, maps]) await step();
  write(".prepared", [stamp, ...made].join("\n") + "\n");
}
