// Measures every chapter and a page of each other kind of the built site with Lighthouse against a server
// of its own, and fails if any of the four categories of any page is under 100:
//
//   node run.mjs ../../../out/site [page.html ...]
//
// The browser is CHROME_PATH, or the Chromium that chrome-launcher finds.
import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [dir, ...asked] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".json": "application/json", ".txt": "text/plain" };

// kind groups pages that there are many of; what is left is a kind by itself.
function kind(name) {
  const html = readFileSync(join(dir, name), "utf8");
  if (name.endsWith(".embed.html")) return ""; // stands in frames of other pages
  if (html.includes('http-equiv="refresh"')) return ""; // leads on at once
  if (html.includes('class="plain one"')) return name.split("-")[0];
  const [many] = name.match(/^(country|numbers)-/) || [name]; // what is left is one page, or a chapter
  return many;
}

function onePerKind() {
  const first = new Map();
  for (const name of readdirSync(dir).filter((n) => n.endsWith(".html") && n !== "404.html").sort()) {
    const k = kind(name);
    if (k && !first.has(k)) first.set(k, name);
  }
  return [...first.values()];
}

const server = createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, "http://x").pathname.slice(1)) || "index.html";
  let data;
  try {
    data = name.includes("..") ? null : readFileSync(join(dir, name));
  } catch { /* told below */ }
  if (!data) {
    response.writeHead(404).end();
    return;
  }
  const head = { "Content-Type": types[extname(name)] || "application/octet-stream", "Cache-Control": "max-age=31536000" };
  if (/^(text|application|image\/svg)/.test(head["Content-Type"])) {
    data = gzipSync(data);
    head["Content-Encoding"] = "gzip";
  }
  response.writeHead(200, head).end(data);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));

const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic"] });
let bad = 0;
for (const page of asked.length ? asked : onePerKind()) {
  const url = `http://127.0.0.1:${server.address().port}/${page}`;
  const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", output: "json", onlyCategories: ["performance", "accessibility", "best-practices", "seo"] });
  const scores = Object.values(lhr.categories).map((c) => Math.round(c.score * 100));
  const a = lhr.audits, slow = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"].map((k) => a[k].displayValue).join(", ");
  console.log(`${page.padEnd(34)} ${scores.map((s) => String(s).padStart(3)).join(" ")}   ${slow}`);
  for (const c of Object.values(lhr.categories)) {
    if (c.score === 1) continue;
    bad++;
    for (const r of c.auditRefs) {
      if (r.weight > 0 && a[r.id].score !== null && a[r.id].score < 0.9) console.log(`    ${c.title}: ${a[r.id].title} ${a[r.id].displayValue || ""}`);
    }
  }
}
chrome.kill();
server.close();
process.exit(bad ? 1 : 0);
