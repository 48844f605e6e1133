// A chart in full: ECharts draws in the reader's browser what it drew for the
// page, from the same option, and now the reader may zoom, move and point.
// Loaded when a reader asks, after ECharts and charts.js (the driver of the
// charts engine, which turns the strings that stand for functions into them).
//
// The option has texts and shapes at computed places. Those on a map move with
// it; those inside a plot are put away while it is zoomed.
var globalstudy = (function () {
  "use strict";
  var options = {}, maps = {};

  // fixed rounds halves to even, as the tool does; its 60 decimals are the number in full.
  function fixed(v, digits) {
    var all = v.toFixed(60).split("."), up = v.toFixed(digits);
    if (!/^50*$/.test(all[1].slice(digits))) return up;
    var down = digits ? all[0] + "." + all[1].slice(0, digits) : all[0];
    return Number(down.slice(-1)) % 2 === 0 ? down : up;
  }

  // axis writes a tick label; it gives what formatAxis in render/echarts gives.
  function axis(args, v) {
    var p = args.split("|");
    if (p.length !== 9) return String(v);
    var first = Number(p[8]), unit = Number(p[2]), post = p[1], pre = p[0], word = p[3];
    if (p[8] !== "" && Math.abs(v - first) > 1e-9 * Math.abs(first)) pre = "";
    var each = word.indexOf("~");
    if (each >= 0) {
      if (v >= 1e9) { unit = 1e9; post = word.slice(each + 1); }
      else if (v >= 1e6) { unit = 1e6; post = word.slice(0, each); }
      word = "";
    }
    var decimals = Number(p[4]), top = Number(p[5]), digits = decimals;
    if (v === 0 || (v < 1 && decimals === 0)) digits = 0;
    if (v >= 1 && unit === 1 && decimals > 0 && v === Math.trunc(v) && top >= 100) digits = 0;
    var parts = fixed(Math.abs(v) / unit, digits).split(".");
    var text = parts[0].replace(/\B(?=(\d{3})+$)/g, p[6]);
    if (parts[1]) text += p[7] + parts[1];
    if (v < 0) text = "\u2212" + pre + text;
    else if (v !== 0 || post !== "") text = pre + text;
    return text + (word !== "" && Math.abs(v - top) < 1e-9 * top ? word : post);
  }

  function format(name, args, v) {
    if (name === "axis") return axis(args, v);
    if (name === "distance") return axis(args, Math.abs(v));
    return String(v);
  }

  function list(v) { return v === undefined || v === null ? [] : Array.isArray(v) ? v : [v]; }

  // place is where a graphic element stands.
  function place(e) {
    var s = e.shape || {}, p = s.points && s.points[0];
    if (p) return p;
    if (e.type === "text") return [e.x, e.y];
    return [[s.x, s.cx, s.x1].find(isFinite), [s.y, s.cy, s.y1].find(isFinite)];
  }

  // split parts the graphic elements inside the plots from those around them.
  function split(o) {
    var plots = list(o.grid).concat(list(o.geo), list(o.series).filter(function (s) { return s.type === "map" && s.width; }));
    var all = (o.graphic && o.graphic.elements) || [], inside = [], outside = [];
    all.forEach(function (e) {
      var at = place(e);
      var on = plots.some(function (g) {
        return at[0] >= g.left - 2 && at[0] <= g.left + g.width + 2 && at[1] >= g.top - 16 && at[1] <= g.top + g.height + 2;
      });
      (on ? inside : outside).push(e);
    });
    o.graphic = { elements: [{ type: "group", id: "inside", children: inside }].concat(outside) };
  }

  function ready(o, data) {
    split(o);
    o.tooltip = { trigger: "item", confine: true, transitionDuration: 0, formatter: function (p) { return told(p, data); } };
    list(o.series).forEach(function (s) {
      s.silent = false;
      if (s.type === "map") s.roam = true;
    });
    list(o.geo).forEach(function (g) { g.roam = true; });
    list(o.xAxis).concat(list(o.yAxis)).forEach(function (a) {
      if (a.type === "category" && a.axisLabel && a.axisLabel.show !== false && list(a.data).includes("")) { // thinned out for paper
        a.axisLabel.interval = "auto";
        a.axisLabel.hideOverlap = true;
        a.axisLabel.formatter = function (v, i) { return (data.marks["0." + i] || [v])[0]; };
      }
    });
    var zoom = ["xAxis", "yAxis"].filter(function (n) { return list(o[n]).some(function (a) { return a.type === "category"; }); });
    o.dataZoom = zoom.slice(0, 1).map(function (n) {
      var z = { type: "inside", filterMode: "filter" };
      z[n + "Index"] = list(o[n]).map(function (_, i) { return i; });
      return z;
    });
    return o;
  }

  function told(p, data) {
    var key = p.seriesIndex + "." + (p.dataType === "edge" ? "e" : "") + p.dataIndex, m = data.marks[key];
    if (!m) return "";
    var box = document.createElement("div"), group = data.groups[p.seriesIndex];
    box.append(Object.assign(document.createElement("b"), { textContent: m[0] }), document.createElement("br"), (group ? group + ": " : "") + m[1]);
    return box.innerHTML;
  }

  // zoomer gives the three ways to zoom a chart, or null.
  function zoomer(chart, o) {
    var geo = list(o.geo)[0] || list(o.series).find(function (s) { return s.type === "map"; });
    if (geo) return mapZoomer(chart, o, geo);
    if (!o.dataZoom.length) return null;
    var from = 0, to = 100;
    chart.on("datazoom", function () {
      var z = chart.getOption().dataZoom[0];
      from = z.start; to = z.end;
      chart.setOption({ graphic: { elements: [{ id: "inside", x: to - from < 99.9 ? -1e5 : 0 }] } });
    });
    return function (k) {
      var mid = (from + to) / 2, half = k ? Math.min((to - from) / 2 / k, 50) : 50;
      from = Math.max(0, Math.min(mid - half, 100 - 2 * half));
      to = from + 2 * half;
      chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, start: from, end: to });
    };
  }

  function mapZoomer(chart, o, geo) {
    var by = o.geo ? { geoIndex: 0 } : { seriesIndex: 0 }, box = geo.boundingCoords, zoomed = 1;
    var at = function () { return [chart.convertToPixel(by, box[0]), chart.convertToPixel(by, box[1])]; };
    var was = at();
    chart.on("georoam", function () {
      var is = at(), k = (is[1][0] - is[0][0]) / (was[1][0] - was[0][0]);
      zoomed = k;
      chart.setOption({ graphic: { elements: [{ id: "inside", x: is[0][0] - was[0][0] * k, y: is[0][1] - was[0][1] * k, scaleX: k, scaleY: k }] } });
    });
    return function (k) {
      var act = { type: "geoRoam", zoom: k || 1 / zoomed, originX: geo.left + geo.width / 2, originY: geo.top + geo.height / 2 };
      act.componentType = o.geo ? "geo" : "series";
      if (o.geo) act.geoIndex = 0; else act.seriesIndex = 0;
      chart.dispatchAction(act);
      if (k) return;
      var is = at();
      chart.dispatchAction(Object.assign({}, act, { zoom: undefined, dx: was[0][0] - is[0][0], dy: was[0][1] - is[0][1] }));
    };
  }

  function explore(holder, drawing, data, words, closed) {
    var it = options[holder.id], o = ready(JSON.parse(JSON.stringify(it.option)), data);
    var box = document.createElement("div"), bar = document.createElement("p"), room = document.createElement("div"), stage = document.createElement("div");
    box.className = "explorer";
    bar.className = "bar";
    room.append(stage);
    box.append(bar, room);
    drawing.hidden = true;
    drawing.after(box);
    var k = box.clientWidth / it.width;
    stage.style.cssText = "transform-origin:0 0;width:" + it.width + "px;height:" + it.height + "px;transform:scale(" + k + ")";
    room.style.cssText = "overflow:hidden;background:#fff;height:" + it.height * k + "px";
    var chart = echarts.init(stage, null, { renderer: "svg", width: it.width, height: it.height });
    chart.setOption(draw.wake(o));
    var zoom = zoomer(chart, o);
    function button(text, label, f) {
      var b = document.createElement("button");
      b.type = "button";
      b.textContent = text;
      if (label) b.setAttribute("aria-label", label);
      b.addEventListener("click", f);
      bar.append(b, " ");
      return b;
    }
    function close() {
      chart.dispose();
      box.remove();
      drawing.hidden = false;
      closed();
    }
    var out = button(words.close, "", close);
    if (zoom) {
      button("+", words.in, function () { zoom(1.4); });
      button("\u2212", words.out, function () { zoom(1 / 1.4); });
      button("1:1", words.whole, function () { zoom(0); });
    }
    box.addEventListener("keydown", function (e) { if (e.key === "Escape") close(); });
    out.focus();
  }

  globalThis.goFormat = format;
  globalThis.goMap = function (name) { return maps[name]; };
  return {
    format: format, explore: explore,
    option: function (id, width, height, option) { options[id] = { width: width, height: height, option: option }; },
    map: function (name, geo) { maps[name] = JSON.stringify(geo); },
  };
})();
