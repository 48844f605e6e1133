// Maps as text. It runs in the embedded engine only, before the driver, which
// asks it what follows. ECharts spends a millisecond on a country and a quarter on
// a circle; here it draws one shape in place of all of a kind, at the same place
// and in the same style, and `finish` writes all of them into the SVG instead:
//
//   land     the geo gets a map of one region, its window. Its outlines come from
//            Go (goOutlines), one for each country that the option names and one
//            for all others. Only of a geo that `plain` knows whole.
//   marks    circles, cells and paths of a custom series (see driver.js).
//
// The marks of data are the same as on shapes that ECharts draws itself;
// `draw.quick = null` has it draw all by itself, as it does in a browser.
var outline = (function (G) {
  "use strict";
  var known = {}, lands = {}, marks = {};

  // plain reports whether a geo has nothing but land in colours.
  function plain(g) {
    var usual = { map: 1, aspectScale: 1, left: 1, top: 1, width: 1, height: 1, boundingCoords: 1, roam: 1, clip: 1, silent: 1, z: 1,
      itemStyle: 1, label: 1, emphasis: 1, select: 1, regions: 1 };
    return g.boundingCoords && g.silent && !g.roam && !(g.label && g.label.show) && has(g, usual) && has(g.itemStyle, { areaColor: 1, borderColor: 1, borderWidth: 1 }) &&
      (g.regions || []).every(function (r) { return has(r, { name: 1, item: 1, itemStyle: 1 }) && has(r.itemStyle, { areaColor: 1 }); });
  }

  function has(o, only) { return Object.keys(o || {}).every(function (k) { return only[k]; }); }

  // land gives a geo its map of one region.
  function land(g, i) {
    var name = g.map + " outline", a = g.boundingCoords[0], b = g.boundingCoords[1];
    lands[i] = { map: g.map, regions: (g.regions || []).filter(function (r) { return r.item !== undefined || r.itemStyle; }) };
    g.map = name;
    delete g.regions;
    if (known[name]) return;
    known[name] = true;
    echarts.registerMap(name, { geoJSON: { type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "land" },
      geometry: { type: "Polygon", coordinates: [[a, [a[0], b[1]], b, [b[0], a[1]], a]] } }] } });
  }

  // marked is a renderer that draws one shape in the place of a whole series.
  function marked(kind) {
    return function (style, filled) {
      return function (params, api) {
        if (params.dataIndexInside > 0) return;
        var o = api.coord([0, 0]), x = api.coord([1, 0]), y = api.coord([0, 1]);
        marks[params.seriesIndex] = { kind: kind, style: style,
          at: function (p, q) { return [o[0] + p * (x[0] - o[0]) + q * (y[0] - o[0]), o[1] + p * (x[1] - o[1]) + q * (y[1] - o[1])]; } };
        return { type: "path", silent: true, shape: { pathData: "M0 0L1 1" }, style: kind === "path" ? style.style : filled(style, api) };
      };
    };
  }

  // place says of a shape what stands for: a land or the marks of a series.
  function place(el, of) {
    if (of.seriesIndex !== undefined && of.seriesIndex !== null) return marks[of.seriesIndex] && "s" + of.seriesIndex;
    var data = el.parent && echarts.helper.getECData(el.parent).eventData;
    return data && data.componentType === "geo" && lands[data.geoIndex] ? "g" + data.geoIndex : undefined;
  }

  function num(v) { return String(Math.round(v * 10) / 10); }

  function meta(words) {
    var out = "";
    for (var k in words) if (words[k] !== undefined) out += " ecmeta_" + k + '="' + words[k] + '"';
    return out + ' ecmeta_silent="true"';
  }

  function painted(attrs, colour) { return colour ? attrs.replace(/ fill="[^"]*"/, ' fill="' + colour + '"') : attrs; }

  // countries writes the land of a geo.
  function countries(model, i, attrs) {
    var it = lands[i], to = model.getComponent("geo", i).coordinateSystem, o = to.dataToPoint([0, 0]), p = to.dataToPoint([1000, 1000]);
    var all = goOutlines(it.map, it.regions.map(function (r) { return r.name; }).join("\n"), o[0], o[1], (p[0] - o[0]) / 1000, (p[1] - o[1]) / 1000).split("\n");
    return all.map(function (d, k) {
      if (d === "") return "";
      var r = it.regions[k - 1], colour = r && r.itemStyle && r.itemStyle.areaColor;
      var words = r && r.item !== undefined ? meta({ key: "0." + r.item, group: "", name: encodeURIComponent(r.name) }) : "";
      var at = [it.map + "/" + (r ? r.name : it.regions.map(function (r) { return r.name; }).join(",")), o[0], o[1], (p[0] - o[0]) / 1000, (p[1] - o[1]) / 1000];
      return '<path d="' + d + '"' + painted(attrs, colour) + words + ' ecmeta_outline="' + encodeURIComponent(at.join("|")) + '"></path>\n';
    }).join("");
  }

  var shapes = {
    circles: function (m, v) {
      var p = m.at(v[0], v[1]);
      return '<circle cx="' + num(p[0]) + '" cy="' + num(p[1]) + '" r="' + num(v[3]) + '"';
    },
    cells: function (m, v) {
      var out = [];
      for (var i = 0; i < v.length - 2; i += 2) {
        var p = m.at(v[i], v[i + 1]);
        out.push(num(p[0]) + " " + num(p[1]));
      }
      return '<polygon points="' + out.join(" ") + '"';
    },
  };

  // series writes all marks of a series.
  function series(model, s, attrs, words) {
    var m = marks[s], of = model.getSeriesByIndex(s), data = of.getData(), out = "";
    if (m.kind === "path") return '<path d="' + m.style.path + '"' + attrs + "></path>\n";
    for (var i = 0, n = data.count(); i < n; i++) {
      var v = data.getRawDataItem(i);
      if (!Array.isArray(v)) v = v.value;
      out += shapes[m.kind](m, v) + painted(attrs, m.style.colours && m.style.colours[v[v.length - 2]]) + meta(words(of, i)) + (m.kind === "cells" ? "></polygon>\n" : "></circle>\n");
    }
    return out;
  }

  return {
    begin: function () { lands = {}; marks = {}; },
    plain: plain, land: land, place: place,
    renderers: { circles: marked("circles"), cells: marked("cells"), path: marked("path") },
    finish: function (svg, model, words) {
      return svg.replace(/<path d="[^"]*"([^>]*) ecmeta_put="(.)(\d+)"[^>]*><\/path>\n?/g, function (all, attrs, kind, i) {
        return kind === "g" ? countries(model, +i, attrs) : series(model, +i, attrs, words);
      });
    },
  };
})(globalThis);
