// The driver runs after ECharts in the same engine and draws one option at a
// time. It holds what an option without JavaScript functions cannot say:
//
//   "formatter": "@fmt:NAME:ARGS"    calls the Go formatter NAME with ARGS and the
//                                    value (an axis value; of a mark's values the
//                                    last number).
//   "renderItem": "@render:NAME:{…}" draws the items of a custom series with one of
//                                    the functions in `renderers` below; the JSON
//                                    after the second colon, if any, is its style.
//
//   range-bar  a bar from low to high with a tick at the best estimate; one value, or a
//              range too short to see, is a dot. The value of
//              an item is [category, low, high, best|null, openLow, openHigh]; an
//              open end is an arrow. encode: {x: [1, 2], y: 0}. Colour: itemStyle of
//              the item. Style: thickness (of the bar, points; 8), tick (colour; the
//              ink), arrow (length, points; 14).
//
// Base maps are planar: a component with `map: NAME` makes the driver register
// the map NAME, once per engine, and both its axes get the same scale.
var draw = (function (G) {
  "use strict";
  var maps = {}, problems = [];

  G.console.error = G.console.warn = function () { problems.push(Array.prototype.join.call(arguments, " ")); };

  echarts.setPlatformAPI({
    measureText: function (text, font) { return { width: goMeasure(text, font || "") }; },
  });

  // Random numbers begin anew with every drawing, so that no drawing depends on another.
  var seed = 1;
  Math.random = function () {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };

  function list(v) { return v === undefined || v === null ? [] : Array.isArray(v) ? v : [v]; }

  function needMap(name) {
    if (maps[name]) return;
    var m = JSON.parse(goMap(name));
    echarts.registerMap(name, { geoJSON: { type: m.type, features: m.features } });
    maps[name] = true;
  }

  function lastNumber(v) {
    if (v && typeof v === "object" && !Array.isArray(v)) v = v.value;
    var out = NaN;
    list(v).forEach(function (x) { if (typeof x === "number") out = x; });
    return list(v).length === 1 && isNaN(out) ? Number(list(v)[0]) : out;
  }

  function formatter(spec) {
    var at = spec.indexOf(":", 5);
    var name = at < 0 ? spec.slice(5) : spec.slice(5, at), args = at < 0 ? "" : spec.slice(at + 1);
    return function (v) { return goFormat(name, args, lastNumber(v)); };
  }

  function renderer(spec) {
    var at = spec.indexOf(":", 8);
    var name = at < 0 ? spec.slice(8) : spec.slice(8, at);
    if (!renderers[name]) throw new Error("there is no renderer " + JSON.stringify(name));
    return renderers[name](at < 0 ? {} : JSON.parse(spec.slice(at + 1)));
  }

  // wake turns the strings that stand for functions into functions.
  function wake(o) {
    if (!o || typeof o !== "object") return;
    Object.keys(o).forEach(function (k) {
      var v = o[k];
      if (typeof v !== "string") return wake(v);
      if (k === "formatter" && v.indexOf("@fmt:") === 0) o[k] = formatter(v);
      if (k === "renderItem" && v.indexOf("@render:") === 0) o[k] = renderer(v);
    });
  }

  var renderers = {
    "range-bar": function (style) {
      var thick = style.thickness || 8, arrow = style.arrow || 14;
      return function (params, api) {
        var cat = api.value(0), best = api.value(3), colour = api.visual("color");
        var a = api.coord([api.value(1), cat]), b = api.coord([api.value(2), cat]), y = a[1];
        var t = Math.min(thick, api.size([0, 1])[1] * 0.7), kids = [];
        var x1 = a[0], x2 = b[0], low = api.value(4) === 1, high = api.value(5) === 1;
        if (high) kids.push(openEnd(b[0], y, t, arrow, colour));
        if (low) kids.push(openEnd(a[0], y, t, -arrow, colour));
        if (x2 - x1 < t * 0.8) kids.push({ type: "circle", shape: { cx: (x1 + x2) / 2, cy: y, r: t * 0.4 }, style: { fill: colour } }); // one value, not a range
        else kids.push({ type: "rect", shape: { x: x1, y: y - t / 2, width: x2 - x1, height: t }, style: { fill: colour } });
        if (!isNaN(best)) {
          var x = api.coord([best, cat])[0];
          kids.push({ type: "rect", z2: 2, shape: { x: x - 0.8, y: y - t / 2 - 2, width: 1.6, height: t + 4 }, style: { fill: style.tick || "#1B2733" } });
        }
        return { type: "group", children: kids };
      };
    },
  };

  // openEnd continues a bar by a lighter piece that ends in an arrow head.
  function openEnd(x, y, t, len, colour) {
    var neck = x + len * 0.45, w = t / 2;
    return { type: "group", children: [
      { type: "rect", shape: { x: Math.min(x, neck), y: y - w / 2, width: Math.abs(neck - x), height: w }, style: { fill: colour, opacity: 0.55 } },
      { type: "polygon", shape: { points: [[x + len, y], [neck, y - w], [neck, y + w]] }, style: { fill: colour, opacity: 0.55 } },
    ] };
  }

  // prepareMaps registers the maps of an option.
  function prepareMaps(o) {
    list(o.geo).concat(list(o.series).filter(function (s) { return s.type === "map" && s.geoIndex === undefined; })).forEach(function (g) {
      if (g.map === undefined) return;
      needMap(g.map);
      planar(g);
    });
  }

  function planar(g) {
    if (g.aspectScale === undefined) g.aspectScale = 1;
    if (g.roam === undefined) g.roam = false;
    if (g.silent === undefined) g.silent = true;
  }

  return function (text, width, height) {
    var o = JSON.parse(text), wanted;
    problems = [];
    seed = 1;
    o.animation = false;
    o.useUTC = true;
    prepareMaps(o);
    wake(o);
    wanted = list(o.series).length;
    var chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
    try {
      chart.setOption(o);
      var drawn = chart.getModel().getSeriesCount();
      if (drawn !== wanted) {
        throw new Error("ECharts knows only " + drawn + " of the " + wanted + " series (types: " +
          list(o.series).map(function (s) { return s.type; }).join(", ") + ")");
      }
      var svg = chart.getZr().painter.renderToString({ cssAnimation: false, cssEmphasis: false });
      if (problems.length) throw new Error(problems.join("; "));
      return svg;
    } finally {
      chart.dispose();
    }
  };
})(globalThis);
