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
//   whisker    a thin line from low to high with caps, over a bar or through a dot. The
//              value of an item is [category, low, high, openLow, openHigh]; an open end
//              has an arrow head instead of a cap. Style: lying (values run to the right),
//              shift (across, points), cap (length, points; 4), open (how far an open end stands out, points; 9), ink and ground (colours).
//   circles    circles on a map. The value of an item is [x, y, value, radius in points].
//   cells      areas on a map, of four corners or as many as style.corners says. The value of an item is
//              [x1, y1, … x4, y4, class, value]; style.colours has a colour for each class. Style of both: as of a graphic element.
//   path       one path in the drawing's own places, however many items. Style: path, and as above.
//
// Shapes that stand for data say so in attributes (see scene.Mark): ecmeta_key and,
// percent-escaped, _group, _name and _value. The points of lines have no shape;
// each gets an unpainted circle with the attribute ecmeta_hit.
//
// The same text runs in a reader's browser as charts.js of the site, where
// explore.js gives it goFormat and goMap and uses `draw.wake` alone. In the
// embedded engine outline.js is there as well and writes the shapes of maps.
//
// Base maps are planar: a component with `map: NAME` makes the driver register
// the map NAME, once per engine, and both its axes get the same scale.
var draw = (function (G) {
  "use strict";
  var maps = {}, problems = [];

  var seed = 1;
  if (G.goMeasure) engine();

  // engine fits the engine out: its own measure of text, its complaints heard, and
  // random numbers that begin anew, so that no drawing depends on another.
  function engine() {
    G.console.error = G.console.warn = function () { problems.push(Array.prototype.join.call(arguments, " ")); };
    echarts.setPlatformAPI({
      measureText: function (text, font) { return { width: goMeasure(text, font || "") }; },
    });
    Math.random = function () {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    rememberOrder();
  }

  // rememberOrder has ECharts sort its kinds of components by what they depend on
  // once, and not for every drawing: the order follows from the kinds alone.
  function rememberOrder() {
    var components = echarts.ComponentModel, sort = components.topologicalTravel, known = {};
    components.topologicalTravel = function (wanted, all, visit, self) {
      var key = wanted.join() + ";" + all.join();
      if (!known[key]) {
        var order = known[key] = [];
        sort.call(components, wanted, all, function () { order.push(Array.prototype.slice.call(arguments)); });
      }
      known[key].forEach(function (step) { visit.apply(self, step); });
    };
  }

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
    var make = (draw.quick && draw.quick.renderers[name]) || renderers[name];
    if (!make) throw new Error("there is no renderer " + JSON.stringify(name));
    return make(at < 0 ? {} : JSON.parse(spec.slice(at + 1)), filled);
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
    circles: function (style) {
      return function (params, api) {
        var at = api.coord([api.value(0), api.value(1)]);
        return { type: "circle", shape: { cx: at[0], cy: at[1], r: api.value(3) }, style: filled(style, api) };
      };
    },
    path: function (style) {
      return function () { return { type: "path", silent: true, shape: { pathData: style.path }, style: style.style }; };
    },
    cells: function (style) {
      return function (params, api) {
        var points = [], n = 2 * (style.corners || 4);
        for (var i = 0; i < n; i += 2) points.push(api.coord([api.value(i), api.value(i + 1)]));
        var look = filled(style, api);
        if (style.colours) look.fill = style.colours[api.value(n)];
        return { type: "polygon", shape: { points: points }, style: look };
      };
    },
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
    "whisker": function (style) {
      var lying = style.lying ? 1 : 0, shift = style.shift || 0, half = (style.cap || 4) / 2, out = style.open || 9;
      return function (params, api) {
        var at = function (v) {
          var p = api.coord(lying ? [v, api.value(0)] : [api.value(0), v]);
          p[lying] += shift;
          return p;
        };
        var a = at(api.value(1)), b = at(api.value(2)), kids = [];
        var line = function (x1, y1, x2, y2) {
          kids.push({ type: "line", shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: { stroke: style.ground, lineWidth: 2.3 } });
          kids.push({ type: "line", z2: 1, shape: { x1: x1, y1: y1, x2: x2, y2: y2 }, style: { stroke: style.ink, lineWidth: 0.9 } });
        };
        var end = function (p, open, way) { // way: which direction is outwards, along the values
          var u = lying ? [way, 0] : [0, -way], v = lying ? [0, half] : [half, 0], k = open ? 3 : 0;
          line(p[0] - v[0] - u[0] * k, p[1] - v[1] - u[1] * k, p[0], p[1]);
          line(p[0], p[1], p[0] + v[0] - u[0] * k, p[1] + v[1] - u[1] * k);
        };
        if (api.value(3) === 1) a[1 - lying] -= lying ? out : -out;
        if (api.value(4) === 1) b[1 - lying] += lying ? out : -out;
        line(a[0], a[1], b[0], b[1]);
        end(a, api.value(3) === 1, -1);
        end(b, api.value(4) === 1, 1);
        return { type: "group", children: kids };
      };
    },
  };

  function filled(style, api) {
    var out = { fill: api.visual("color") };
    for (var k in style) out[k] = style[k];
    return out;
  }

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
    var geos = list(o.geo);
    geos.concat(list(o.series).filter(function (s) { return s.type === "map" && s.geoIndex === undefined; })).forEach(function (g, i) {
      if (g.map === undefined) return;
      planar(g);
      if (draw.quick && i < geos.length && draw.quick.plain(g)) draw.quick.land(g, i);
      else needMap(g.map);
    });
  }

  function planar(g) {
    if (g.aspectScale === undefined) g.aspectScale = 1;
    if (g.roam === undefined) g.roam = false;
    if (g.silent === undefined) g.silent = true;
  }

  // tell makes the drawing say what its shapes stand for.
  function tell(model) {
    echarts.zrender.registerSSRDataGetter(function (el) {
      var of = echarts.helper.getECData(el);
      var put = draw.quick && draw.quick.place(el, of);
      var words = put ? { put: put } : of.seriesIndex === undefined || of.seriesIndex === null ? region(el.parent) :
        meta(model.getSeriesByIndex(of.seriesIndex), of.dataIndex, of.dataType);
      if (!words) return;
      return { each: function (f) { Object.keys(words).forEach(function (k) { f(words[k], k); }); } };
    });
  }

  // region is what a region of a map says that its option numbers by `item`.
  function region(group) {
    var of = group && echarts.helper.getECData(group).eventData;
    if (!of || of.componentType !== "geo" || of.region.item === undefined) return;
    return { key: "0." + of.region.item, group: "", name: encodeURIComponent(of.name) };
  }

  // meta is what a mark says: its key, the name of its series, its own name and value.
  function meta(series, item, kind) {
    var s = series.seriesIndex;
    if (item === undefined || item === null) return { key: s };
    var data = series.getData(kind), raw = data.getRawDataItem(item);
    var value = lastNumber(raw), name = data.getName(item);
    return {
      key: s + "." + (kind === "edge" ? "e" : "") + item, group: encodeURIComponent(series.name || ""),
      name: encodeURIComponent(name || ""), value: isNaN(value) ? undefined : value,
    };
  }

  // points marks the places of the data of lines.
  function points(model) {
    var out = "";
    model.eachSeriesByType("line", function (series) {
      var data = series.getData(), at = data.getLayout("points") || [];
      for (var i = 0; i * 2 < at.length; i++) {
        var x = at[i * 2], y = at[i * 2 + 1], words = meta(series, i);
        if (isNaN(x) || isNaN(y) || words.value === undefined) continue;
        out += '<circle cx="' + x.toFixed(2) + '" cy="' + y.toFixed(2) + '" r="3" fill="none" ecmeta_hit="1"';
        for (var k in words) out += " ecmeta_" + k + '="' + words[k] + '"';
        out += "></circle>\n";
      }
    });
    return out;
  }

  function draw(text, width, height) {
    var o = JSON.parse(text), wanted;
    problems = [];
    seed = 1;
    if (draw.quick) draw.quick.begin();
    o.animation = false;
    o.useUTC = true;
    prepareMaps(o);
    wake(o);
    list(o.series).forEach(function (s) { s.emphasis = { disabled: true }; }); // nobody points at a drawing in the engine
    wanted = list(o.series).length;
    var chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: width, height: height });
    try {
      chart.setOption(o);
      var drawn = chart.getModel().getSeriesCount();
      if (drawn !== wanted) {
        throw new Error("ECharts knows only " + drawn + " of the " + wanted + " series (types: " +
          list(o.series).map(function (s) { return s.type; }).join(", ") + ")");
      }
      tell(chart.getModel());
      var svg = chart.getZr().painter.renderToString({ cssAnimation: false, cssEmphasis: false });
      if (problems.length) throw new Error(problems.join("; "));
      if (draw.quick) svg = draw.quick.finish(svg, chart.getModel(), meta);
      return svg.replace(/<\/svg>\s*$/, function (end) { return points(chart.getModel()) + end; });
    } finally {
      chart.dispose();
    }
  }

  draw.quick = G.goOutlines ? outline : null;

  // wake readies an option for a browser: maps registered, functions in place.
  draw.wake = function (o) {
    prepareMaps(o);
    wake(o);
    return o;
  };
  return draw;
})(globalThis);
