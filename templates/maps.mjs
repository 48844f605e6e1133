// Base maps: Natural Earth countries (world-atlas, 1:10 million) joined to states,
// simplified for the size they are printed at, cut at the map's edge and projected
// to an equal-area plane in kilometres, y up. ECharts then draws planar coordinates.
//
// Each map is one GeoJSON feature collection; a feature's name is its ISO 3166-1
// alpha-3 code. Beside the features stand the view's projection (the Go side
// projects points with the same numbers), its box [x0, y0, x1, y1] and
// "undetermined": lines where Natural Earth draws a border that the United Nations
// show as not yet determined; they are drawn dashed.
import { createRequire } from "node:module";
import { geoArea, geoAzimuthalEqualArea, geoEqualEarth } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, mergeArcs, mesh } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const require = createRequire(import.meta.url);
const alpha3 = require("./m49.json");
const radius = 6371; // km

// Areas without an M49 number, by the name Natural Earth gives them: the state in
// whose territory they lie, XKX (Kosovo), or "" to leave them out of the map.
const unnumbered = {
  "Kosovo": "XKX",
  "Somaliland": "SOM",
  "N. Cyprus": "CYP", "Cyprus U.N. Buffer Zone": "CYP", "Dhekelia": "CYP", "Akrotiri": "CYP",
  "USNB Guantanamo Bay": "CUB",
  "Baikonur": "KAZ",
  "Indian Ocean Ter.": "AUS", "Coral Sea Is.": "AUS",
  "Clipperton I.": "FRA",
  "Siachen Glacier": "undetermined",
  "Spratly Is.": "", "Scarborough Reef": "", "Bajo Nuevo Bank": "", "Serranilla Bank": "",
};

// Numbered areas drawn as part of a state; data of their own still finds its place as a point.
const joined = { TWN: "CHN" };

// Natural Earth draws who holds the land. These parts go where the United Nations
// show them: [from, to, box around the part].
const transfers = [["RUS", "UKR", [32, 44, 37, 46.5]]]; // Crimea

// Western Sahara reaches to this parallel in the north; Natural Earth divides it at the berm.
const saharaNorth = 27.66;

// Borders shown as not finally determined: pairs of codes, with a box
// [west, south, east, north] where only a part of the border is meant.
const undetermined = [
  ["MAR", "ESH"], ["SRB", "XKX"], ["ISR", "PSE"], ["ISR", "SYR"], ["SDN", "SSD"], ["PRK", "KOR"],
  ["IND", "PAK", [72.5, 32.2, 78, 37.5]], // the line of control in Jammu and Kashmir
  ["CHN", "IND", [76, 30, 98, 37.5]], ["CHN", "IND", [91.5, 26.5, 97.5, 29.7]],
  ["IND", "undetermined"], ["PAK", "undetermined"], ["CHN", "undetermined"], // Siachen
  ["ETH", "SOM", [44.9, 4.8, 48.1, 8.1]], // a provisional administrative line
  ["SSD", "KEN", [33.9, 4.2, 36, 5.6]], // Ilemi
  ["EGY", "SDN", [33, 21.5, 37.5, 23.5]], // Hala'ib
];

// Lines that Natural Earth does not draw, dashed as well: corners in degrees.
const openLines = [
  [[27.83, 9.6], [27.83, 10.17], [29, 10.17], [29, 9.67]], // Abyei, as delimited by the Permanent Court of Arbitration in 2009
];

export const views = [
  {
    name: "world",
    projection: { name: "equal-earth", lon: 11, lat: 0, radius }, // cut at 169° W, in the Bering Strait
    without: ["ATA"],
    simplest: 1000, // km²: corners smaller than this go; a square point is 4,800
    smallest: 1500, // km²: islands smaller than this go, but for a state's largest
    keep: 1000, // km²: states smaller than this keep every corner of their largest island
  },
  regional("africa", 17, 2, [-5250, -4350, 5250, 4050]),
  regional("americas", -83, 2, [-6500, -6600, 6700, 5900]),
  regional("asia-pacific", 118, 0, [-6700, -5700, 7800, 4900]),
  regional("central-america", -87, 18, [-3350, -1850, 3150, 1950]),
  regional("europe-mediterranean", 12.5, 37, [-3300, -3150, 3200, 2750]),
  regional("horn-red-sea", 43, 14, [-2350, -1900, 2350, 1860]),
  regional("south-east-asia", 113, 8, [-2850, -2300, 3150, 2350]),
  regional("south-west-asia", 61, 25, [-3050, -2100, 3400, 2150]),
];

// regional is a view cut to a box in kilometres around its centre. How much is
// simplified follows from the width of a page, 482 points.
function regional(name, lon, lat, box) {
  const point = ((box[2] - box[0]) / 482) ** 2; // km² in a square point
  return {
    name, box, without: ["ATA"],
    projection: { name: "azimuthal-equal-area", lon, lat, radius },
    simplest: Math.round(0.25 * point), smallest: Math.round(0.15 * point), keep: Math.round(1.5 * point),
  };
}

function d3Projection(p) {
  const make = { "equal-earth": geoEqualEarth, "azimuthal-equal-area": geoAzimuthalEqualArea }[p.name];
  return make().rotate([-p.lon, -p.lat]).scale(p.radius).translate([0, 0]).precision(4);
}

function code(g) {
  if (g.id) {
    const c = alpha3[g.id];
    if (!c) throw new Error(`m49.json lacks ${g.id} (${g.properties.name})`);
    return joined[c] ?? c;
  }
  const c = unnumbered[g.properties.name];
  if (c === undefined) throw new Error(`no state given for ${g.properties.name}`);
  return c;
}

// atlas reads the topology and groups its geometries by state.
export function atlas() {
  const topology = presimplify(require("world-atlas/countries-10m.json"), sphericalTriangleArea);
  const geometries = topology.objects.countries.geometries;
  for (const g of geometries) g.code = code(g);
  for (const t of transfers) transfer(topology, geometries, ...t);
  cutSouth(topology, geometries, geometries.find((g) => g.code === "MAR"), saharaNorth, "ESH");
  const states = [...new Set(geometries.map((g) => g.code))].filter(Boolean).sort();
  return { topology, geometries, states };
}

// transfer gives the polygons of one state that lie in a box to another.
function transfer(topology, geometries, from, to, [west, south, east, north]) {
  for (const g of geometries.filter((x) => x.code === from && x.type === "MultiPolygon")) {
    const inside = (arcs) => {
      const points = feature(topology, { type: "Polygon", arcs }).geometry.coordinates[0];
      return points.every(([x, y]) => x >= west && x <= east && y >= south && y <= north);
    };
    const moved = g.arcs.filter(inside);
    g.arcs = g.arcs.filter((a) => !moved.includes(a));
    if (moved.length) geometries.push({ type: "MultiPolygon", arcs: moved, properties: {}, code: to });
  }
}

// cutSouth gives what a one-ring polygon has south of a parallel, which its ring
// crosses twice, to another state. The new border is an arc that both share.
function cutSouth(topology, geometries, g, lat, to) {
  for (const i of g.arcs[0].map((a) => (a < 0 ? ~a : a))) {
    const arc = topology.arcs[i];
    const k = arc.findIndex((p, j) => j > 0 && (p[1] - lat) * (arc[j - 1][1] - lat) < 0);
    if (k < 0) continue;
    const [p, q] = [arc[k - 1], arc[k]];
    const at = [p[0] + ((q[0] - p[0]) * (lat - p[1])) / (q[1] - p[1]), lat, Infinity];
    const rest = topology.arcs.push([at, ...arc.slice(k)]) - 1;
    topology.arcs[i] = [...arc.slice(0, k), at];
    const split = (a) => (Array.isArray(a) ? [a.flatMap(split)] : a === i ? [i, rest] : a === ~i ? [~rest, ~i] : [a]);
    for (const x of geometries) x.arcs = split(x.arcs)[0];
  }
  const points = (a) => (a < 0 ? [...topology.arcs[~a]].reverse() : topology.arcs[a]);
  let ring = g.arcs[0];
  const isSouth = ring.map((a) => points(a).some((p) => p[1] < lat - 1e-9));
  const start = isSouth.findIndex((s, i) => !s && isSouth.at(i - 1)); // the first arc of the northern run
  ring = [...ring.slice(start), ...ring.slice(0, start)];
  const north = isSouth.filter((s) => !s).length;
  const border = topology.arcs.push([points(ring[north - 1]).at(-1), points(ring[0])[0]]) - 1;
  g.arcs = [[...ring.slice(0, north), border]];
  geometries.push({ type: "Polygon", arcs: [[...ring.slice(north), ~border]], properties: {}, code: to });
}

// makeMap gives the finished map of a view as text.
export function makeMap(view, { topology, geometries, states }) {
  const projection = d3Projection(view.projection);
  if (view.box) {
    const [x0, y0, x1, y1] = view.box;
    projection.clipAngle(reach(view.box)).clipExtent([[x0, -y1], [x1, -y0]]);
  }
  const topo = simplified(view, topology, geometries, states);
  const features = [];
  for (const name of states) {
    if (view.without.includes(name)) continue;
    const parts = geometries.filter((g) => g.code === name);
    const geometry = parts.length > 1 ? mergeArcs(topo, parts) : parts[0];
    const whole = sound(feature(topo, geometry).geometry);
    const planar = whole.coordinates.length ? geoProject(whole, projection) : null;
    const polygons = planar ? rings(planar, view.smallest) : [];
    if (!polygons.length) polygons.push(...speck(feature(topology, parts[0]), projection, view.box));
    if (!polygons.length) continue; // outside the view
    features.push({ type: "Feature", properties: { name }, geometry: { type: "MultiPolygon", coordinates: polygons } });
  }
  const map = {
    type: "FeatureCollection", view: view.name, projection: view.projection, box: view.box ?? extent(features),
    undetermined: openBorders(topo, projection), features,
  };
  return JSON.stringify(map);
}

// reach is the angle from the centre of an azimuthal equal-area map to beyond the furthest corner of its box.
function reach([x0, y0, x1, y1]) {
  const far = Math.hypot(Math.max(-x0, x1), Math.max(-y0, y1));
  return Math.min(179, (2 * Math.asin(Math.min(1, far / (2 * radius))) * 180) / Math.PI + 5);
}

// sound leaves out rings that quantisation has folded flat or turned inside out.
function sound(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const ok = (ring) => ring.length > 3 && geoArea({ type: "Polygon", coordinates: [ring] }) < 2 * Math.PI;
  return { type: "MultiPolygon", coordinates: polygons.filter((p) => ok(p[0])) };
}

// speck is a square of one kilometre for a state too small for the source's grid.
function speck(shape, projection, box) {
  const at = projection(shape.geometry.coordinates.flat(3).slice(0, 2));
  if (!at) return [];
  const [x, y] = [Math.round(at[0]), -Math.round(at[1])];
  if (box && (x < box[0] || y < box[1] || x > box[2] || y > box[3])) return [];
  return [[[[x, y], [x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]]]];
}

// simplified drops corners whose triangle is smaller than the view shows, fewer in
// small states and none in the smallest; small islands keep a finer outline.
function simplified(view, topology, geometries, states) {
  const area = Object.fromEntries(states.map((s) => [s, 0]));
  for (const g of geometries) {
    if (g.code) area[g.code] += geoArea(sound(feature(topology, g).geometry)) * radius * radius;
  }
  const finer = new Map(); // arc to how much finer it is kept
  for (const g of geometries.filter((x) => x.code)) {
    const polygons = g.type === "Polygon" ? [g.arcs] : g.arcs;
    for (const [ring] of polygons) {
      const size = ring.length > 1 ? Infinity : radius * radius * geoArea(feature(topology, { type: "Polygon", arcs: [ring] }));
      if (size > view.smallest && size < view.simplest * 6) finer.set(ring[0] < 0 ? ~ring[0] : ring[0], size < view.simplest ? 30 : 6);
    }
    const more = area[g.code] < view.keep ? Infinity : area[g.code] < 15 * view.keep ? 8 : 0;
    if (more) for (const a of g.arcs.flat(2)) finer.set(a < 0 ? ~a : a, more);
  }
  const arcs = topology.arcs.map((arc, i) => (finer.has(i) ? arc.map(([x, y, z]) => [x, y, z > 0 ? z * finer.get(i) : z]) : arc));
  return simplify({ ...topology, arcs }, view.simplest / (radius * radius));
}

// rings turns y up, rounds to a kilometre (finer in the smallest states), and drops what is too small to see, but never the largest part.
function rings(geometry, smallest) {
  const raw = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const unit = Math.max(...raw.map((p) => size(p[0]))) < 50 ? 0.1 : 1; // km
  const polygons = raw
    .map((p) => p.map((r) => round(r, unit)).filter((r) => r.length > 3))
    .filter((p) => p.length > 0)
    .map((p) => ({ p: p.filter((r, i) => i === 0 || size(r) >= smallest / 4), size: size(p[0]) }));
  const largest = Math.max(0, ...polygons.map((x) => x.size));
  return polygons.filter((x) => x.size >= smallest || (x.size === largest && largest > 0)).map((x) => x.p);
}

function round(ring, unit = 1) {
  const to = (v) => +(Math.round(v / unit) * unit).toFixed(1);
  const out = [];
  for (const [x, y] of ring) {
    const p = [to(x), 0 - to(y)];
    const last = out[out.length - 1];
    if (!last || last[0] !== p[0] || last[1] !== p[1]) out.push(p);
  }
  return out;
}

function size(ring) {
  let a = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) a += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return Math.abs(a) / 2;
}

function extent(features) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const f of features) {
    for (const [x, y] of f.geometry.coordinates.flat(2)) {
      box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

// openBorders are the undetermined borders of a view, projected.
function openBorders(topo, projection) {
  const runs = openLines.map((line) => dense(line));
  for (const [a, b, part] of undetermined) {
    const border = mesh(topo, topo.objects.countries, (g, h) =>
      (g.code === a && h.code === b) || (g.code === b && h.code === a));
    for (const line of border.coordinates) runs.push(...within(line, part));
  }
  const lines = [];
  for (const run of runs) {
    const planar = geoProject({ type: "LineString", coordinates: run }, projection);
    if (!planar) continue;
    const parts = planar.type === "LineString" ? [planar.coordinates] : planar.coordinates;
    for (const p of parts) if (round(p).length > 1) lines.push(round(p));
  }
  return lines;
}

// within gives the runs of a line's points that lie in a box; the whole line without one.
function within(line, box) {
  if (!box) return [line];
  const runs = [[]];
  for (const p of line) {
    if (p[0] >= box[0] && p[1] >= box[1] && p[0] <= box[2] && p[1] <= box[3]) runs.at(-1).push(p);
    else if (runs.at(-1).length) runs.push([]);
  }
  return runs.filter((r) => r.length > 1);
}

// dense puts a point at every half degree, so that parallels stay parallels.
function dense(line) {
  const out = [line[0]];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    const n = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 0.5));
    for (let k = 1; k <= n; k++) out.push([a[0] + ((b[0] - a[0]) * k) / n, a[1] + ((b[1] - a[1]) * k) / n]);
  }
  return out;
}
