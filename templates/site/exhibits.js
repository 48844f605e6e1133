// Drawings that answer. A reader who points at a drawing, touches it or comes to
// it by the Tab key is told what the marks stand for, in the words of the table
// beside it: arrow keys go from mark to mark, Escape ends. Entries of the legend
// become buttons that hide and show their series, and a button loads explore.js
// with ECharts. Without this script nothing is missing but that.
//
// A shape that stands for a datum has the attribute data-m: "3.14" is item 14 of
// series 3, "3" the whole series, "l.3" its entry in the legend. The words are in
// the script that the figure's data-marks names, by the ids of figures: {groups: {"3": …},
// marks: {"3.14": [name, value]}, unit}, with a third word, "derived", where the table does
// not hold the value but what it is worked out from. Unpainted circles are the points of lines.
(function () {
  "use strict";
  var words = document.currentScript.dataset, SVG = "http://www.w3.org/2000/svg";

  function make(tag, parent, props) {
    var e = document.createElement(tag);
    Object.assign(e, props);
    if (parent) parent.append(e);
    return e;
  }

  var told = {};
  window.globalstudyMarks = function (all) { Object.assign(told, all); }; // what the scripts of marks call

  function figure(drawing) {
    var holder = drawing.closest("figure"), data = { groups: {}, marks: {} };
    if (holder.dataset.option) offer(holder, drawing, data);
    if (holder.dataset.marks) load(holder.dataset.marks).then(function () {
      answer(drawing, Object.assign(data, told[holder.id]));
    }).catch(function () {});
  }

  // answer makes a drawing tell of its marks.
  function answer(drawing, data) {
    var views = new Map(), now = null, tip = null, title = drawing.querySelector("svg title");

    drawing.tabIndex = 0;
    drawing.setAttribute("role", "application"); // arrow keys are for the drawing, not for the reading cursor
    drawing.setAttribute("aria-label", title ? title.textContent : "");
    drawing.setAttribute("aria-description", words.hint);

    // view is the drawing that is shown now, with its marks found.
    function view() {
      var svg = Array.prototype.find.call(drawing.querySelectorAll("svg"), function (s) { return s.getClientRects().length > 0; });
      if (!svg) return null;
      if (!views.has(svg)) views.set(svg, awake(svg));
      return views.get(svg);
    }

    function awake(svg) {
      var v = { svg: svg, marks: new Map(), rows: [], hidden: new Set() }, rows = new Map();
      svg.querySelectorAll("[data-m]").forEach(function (e) {
        var key = e.dataset.m;
        if (!v.marks.has(key)) v.marks.set(key, []);
        v.marks.get(key).push(e);
        if (!data.marks[key] || v.marks.get(key).length > 1) return;
        var s = key.split(".")[0];
        if (!rows.has(s)) rows.set(s, []);
        rows.get(s).push(key);
      });
      function item(k) {
        var n = k.split(".")[1];
        return n[0] === "e" ? 1e6 + Number(n.slice(1)) : Number(n);
      }
      rows.forEach(function (r) { r.sort(function (a, b) { return item(a) - item(b); }); });
      v.rows = Array.from(rows.keys()).sort(function (a, b) { return a - b; }).map(function (s) { return rows.get(s); });
      legend(v);
      return v;
    }

    function group(key) { return data.groups[key.split(".")[0]] || ""; }

    // legend makes buttons of the entries of the legend.
    function legend(v) {
      var seen = new Set();
      v.marks.forEach(function (shapes, key) {
        if (key.indexOf("l.") !== 0) return;
        var name = data.groups[key.slice(2)], from = shapes[0].getBBox(), text = null, best = 1e9;
        if (!name || seen.has(name)) return;
        seen.add(name);
        v.svg.querySelectorAll("text").forEach(function (t) {
          var b = t.getBBox(), dx = b.x - from.x - from.width;
          if (dx > 0 && dx < best && dx < 12 && Math.abs(b.y + b.height / 2 - from.y - from.height / 2) < 6) { best = dx; text = t; }
        });
        if (!text) return;
        var to = text.getBBox(), b = document.createElementNS(SVG, "rect");
        var box = { x: from.x - 2, y: to.y - 1, width: to.x + to.width - from.x + 4, height: to.height + 2,
          fill: "transparent", class: "key", role: "button", tabindex: 0, "aria-pressed": "true", "aria-label": words.toggle + ": " + name };
        for (var k in box) b.setAttribute(k, box[k]);
        var flip = function () { toggle(v, name, b, shapes.concat(text)); };
        b.addEventListener("click", flip);
        b.addEventListener("keydown", function (e) {
          if (e.key !== "Enter" && e.key !== " ") return;
          e.preventDefault();
          flip();
        });
        v.svg.append(b);
        v.svg.setAttribute("role", "group"); // it has buttons now
      });
    }

    function toggle(v, name, button, entry) {
      var hide = !v.hidden.has(name);
      v.hidden[hide ? "add" : "delete"](name);
      button.setAttribute("aria-pressed", String(!hide));
      entry.forEach(function (e) { e.style.opacity = hide ? 0.4 : ""; });
      v.marks.forEach(function (shapes, key) {
        if (key[0] !== "l" && group(key) === name) shapes.forEach(function (e) { e.style.display = hide ? "none" : ""; });
      });
      clear();
    }

    function shown(v, key) { return !v.hidden.has(group(key)); }

    function colour(v, key) {
      var all = v.marks.get(key).concat(v.marks.get(key.split(".")[0]) || []);
      for (var i = 0; i < all.length; i++) {
        var s = getComputedStyle(all[i]), c = s.fill !== "none" ? s.fill : s.stroke;
        if (c !== "none" && c.indexOf("url") < 0) return c;
      }
      return "currentColor";
    }

    function clear() {
      if (now) now.v.marks.get(now.key).forEach(function (e) { e.classList.remove("on"); });
      now = null;
      if (tip) tip.hidden = true;
    }

    // show tells of a mark; of those of other series at the same place too.
    function show(v, key) {
      if (now && now.v === v && now.key === key) return;
      clear();
      now = { v: v, key: key };
      v.marks.get(key).forEach(function (e) { e.classList.add("on"); });
      if (!tip) {
        tip = make("div", drawing, { className: "tip" });
        tip.setAttribute("role", "status");
      }
      var name = data.marks[key][0], seen = new Set();
      tip.textContent = "";
      make("b", tip, { textContent: name });
      var same = v.rows.map(function (r) {
        return r.find(function (k) { return data.marks[k][0] === name && (group(k) || k === key); });
      }).filter(function (k) {
        if (!k || !shown(v, k) || seen.has(group(k))) return false;
        return seen.add(group(k));
      });
      if (same.length < 2 || same.length > 9) same = [key];
      same.forEach(function (k) {
        var line = make("span", tip, { className: group(k) === group(key) ? "it" : "" });
        if (group(k)) {
          make("i", line).style.background = colour(v, k);
          line.append(group(k) + ": ");
        }
        line.append(data.marks[k][1] + (data.unit && same.length === 1 && /\d$/.test(data.marks[k][1]) ? " " + data.unit : ""));
      });
      tip.hidden = false;
      var at = v.marks.get(key)[0].getBoundingClientRect(), room = drawing.getBoundingClientRect();
      var x = at.left + at.width / 2 - room.left, y = at.top - room.top;
      tip.style.left = Math.max(0, Math.min(x - tip.offsetWidth / 2, room.width - tip.offsetWidth)) + "px";
      tip.style.top = (y - tip.offsetHeight - 8 > -room.top ? y - tip.offsetHeight - 8 : y + at.height + 8) + "px";
    }

    // nearest finds the point of a line near a place of the window.
    function nearest(v, x, y) {
      var best = null, least = 30;
      v.rows.forEach(function (r) {
        r.forEach(function (k) {
          var e = v.marks.get(k)[0];
          if (e.getAttribute("fill") !== "none" || !shown(v, k)) return;
          var b = e.getBoundingClientRect(), d = Math.hypot(b.left + b.width / 2 - x, (b.top + b.height / 2 - y) / 2);
          if (d < least) { least = d; best = k; }
        });
      });
      return best;
    }

    function point(e) {
      if (!drawing.contains(e.target)) return;
      var v = view(), on = e.target.closest && e.target.closest("[data-m]"), key = on && on.dataset.m;
      if (!v) return;
      if (!key || !data.marks[key]) key = nearest(v, e.clientX, e.clientY);
      if (key) show(v, key);
      else if (!drawing.contains(document.activeElement)) clear();
    }

    // step goes to another mark: along its series, or to the series beside it.
    function step(e) {
      var v = view();
      if (e.key === "Escape") return clear();
      if (!v || e.target !== drawing || !v.rows.length) return;
      var rows = v.rows.filter(function (r) { return shown(v, r[0]); });
      var row = now ? rows.findIndex(function (r) { return r.includes(now.key); }) : -1;
      var at = row < 0 ? -1 : rows[row].indexOf(now.key), r = Math.max(row, 0);
      switch (e.key) {
        case "ArrowRight": at++; break;
        case "ArrowLeft": at = Math.max(at - 1, 0); break;
        case "Home": at = 0; break;
        case "End": at = 1e9; break;
        case "ArrowDown": case "ArrowUp":
          if (rows.length === 1) { at += e.key === "ArrowDown" ? 1 : -1; break; }
          r = (r + (e.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length;
          break;
        default: return;
      }
      e.preventDefault();
      if (!rows.length) return;
      r = Math.min(r, rows.length - 1);
      at = Math.min(Math.max(at, 0), rows[r].length - 1);
      var same = now && row !== r && rows[r].find(function (k) { return data.marks[k][0] === data.marks[now.key][0]; });
      show(v, same || rows[r][at]);
    }

    drawing.addEventListener("pointermove", point);
    drawing.addEventListener("pointerdown", point);
    drawing.addEventListener("pointerleave", function () { if (document.activeElement !== drawing) clear(); });
    drawing.addEventListener("keydown", step);
    drawing.addEventListener("focus", function () {
      var v = view();
      if (v && !now && v.rows.length && drawing.matches(":focus-visible")) show(v, v.rows[0][0]);
    });
    drawing.addEventListener("focusout", function (e) { if (!drawing.contains(e.relatedTarget)) clear(); });
  }

  // load runs a script of the site once.
  var loaded = {};
  function load(src) {
    return loaded[src] = loaded[src] || new Promise(function (done, fail) {
      make("script", document.head, { src: src, onload: done, onerror: fail });
    });
  }

  // offer adds the button that loads ECharts.
  function offer(holder, drawing, data) {
    var b = make("button", null, { type: "button", className: "explore", textContent: words.explore });
    b.addEventListener("click", function () {
      b.disabled = true;
      b.textContent = words.loading;
      load("echarts.min.js").then(function () { return load("charts.js"); }).then(function () { return load("explore.js"); }).then(function () {
        return Promise.all((holder.dataset.maps || "").split(" ").filter(Boolean).map(function (m) { return load("maps/" + m + ".js"); }));
      }).then(function () { return load(holder.dataset.option); }).then(function () {
        globalstudy.explore(holder, drawing, data, words, function () {
          b.hidden = false;
          b.focus();
        });
        b.hidden = true;
      }).catch(function () {}).then(function () {
        b.disabled = false;
        b.textContent = words.explore;
      });
    });
    holder.querySelector(".get").prepend(b, " ");
  }

  // tabs switch without leaving the place or the address.
  function tabs(holder) {
    holder.querySelectorAll(".tabs a").forEach(function (a) {
      a.addEventListener("click", function (e) {
        if (e.ctrlKey || e.metaKey || e.shiftKey) return;
        e.preventDefault();
        holder.dataset.view = a.dataset.view;
      });
    });
  }

  // tools adds what needs a script: copying the exhibit's address, and the full screen.
  function tools(holder) {
    var get = holder.querySelector(".get");
    if (!get) return;
    var own = get.querySelector(".own");
    function button(text, f) {
      var b = make("button", null, { type: "button", textContent: text });
      b.addEventListener("click", function () { f(b); });
      get.insertBefore(b, own);
      return b;
    }
    if (navigator.clipboard) button(words.copy, function (b) {
      var link = document.querySelector("link[rel=canonical]");
      navigator.clipboard.writeText(new URL(holder.dataset.page, link ? link.href : location.href).href).then(function () {
        b.textContent = words.copied;
        setTimeout(function () { b.textContent = words.copy; }, 2000);
      }).catch(function () {});
    });
    if (holder.requestFullscreen && document.fullscreenEnabled) button(words.full, function () {
      if (document.fullscreenElement) document.exitFullscreen();
      else holder.requestFullscreen().catch(function () {});
    });
  }

  // copies adds a button to each text that is there to be copied.
  function copies(text) {
    if (!navigator.clipboard) return;
    var b = make("button", null, { type: "button", className: "take", textContent: words.text });
    text.after(b);
    b.addEventListener("click", function () {
      navigator.clipboard.writeText(text.textContent.trim()).then(function () {
        b.textContent = words.copied;
        setTimeout(function () { b.textContent = words.text; }, 2000);
      }).catch(function () {});
    });
  }

  // sortable makes the heads of a table buttons that sort its rows; groups and totals hold a table together, so those stay.
  function sortable(table) {
    var body = table.tBodies[0], heads = table.tHead && table.tHead.rows[table.tHead.rows.length - 1].cells;
    if (!body || body.rows.length < 3 || table.querySelector(".group") || table.tHead.rows.length > 1) return;
    var written = Array.from(body.rows), totals = written.filter(function (r) { return r.className === "total"; });
    function key(row, i) {
      var t = row.cells[i].textContent.trim(), m = t.replace(/[,\s\u202f\u00a0]/g, "").replace(/\u2212/g, "-").match(/^[^\d-]{0,8}(-?\d+(\.\d+)?)/);
      return { text: t, number: heads[i].classList.contains("r") ? (m ? Number(m[1]) : -Infinity) : null };
    }
    Array.from(heads).forEach(function (h, i) {
      var b = make("button", null, { type: "button", title: words.sort });
      b.append.apply(b, Array.from(h.childNodes));
      h.append(b);
      b.addEventListener("click", function () {
        var was = h.getAttribute("aria-sort"), next = was === "descending" ? "ascending" : was === "ascending" ? "" : "descending";
        Array.from(heads).forEach(function (o) { o.removeAttribute("aria-sort"); });
        if (next) h.setAttribute("aria-sort", next);
        var rows = written.filter(function (r) { return r.className !== "total"; });
        if (next) rows = rows.map(function (r) { return [key(r, i), r]; }).sort(function (x, y) {
          var d = x[0].number !== null ? y[0].number - x[0].number : y[0].text.localeCompare(x[0].text, document.documentElement.lang);
          return (d || 0) * (next === "ascending" ? -1 : 1);
        }).map(function (p) { return p[1]; });
        body.append.apply(body, rows.concat(totals));
      });
    });
  }

  // here marks the section that is being read in the list of contents.
  function here() {
    var links = new Map();
    document.querySelectorAll(".toc details>ul:first-of-type a").forEach(function (a) { links.set(a.hash.slice(1), a); });
    var heads = Array.from(document.querySelectorAll("main>h2[id]"));
    if (!heads.length || !window.IntersectionObserver) return;
    var seen = new IntersectionObserver(function () {
      var now = heads.filter(function (h) { return h.getBoundingClientRect().top < innerHeight / 3; }).pop();
      links.forEach(function (a, id) { a.classList.toggle("here", Boolean(now) && now.id === id); });
    }, { rootMargin: "0px 0px -66% 0px" });
    heads.forEach(function (h) { seen.observe(h); });
  }

  // progress says how much is read where the style sheet cannot.
  function progress() {
    var bar = document.querySelector(".progress");
    if (!bar || CSS.supports("animation-timeline:scroll()")) return;
    var tell = function () { bar.style.transform = "scaleX(" + scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight) + ")"; };
    bar.classList.add("told");
    addEventListener("scroll", tell, { passive: true });
    tell();
  }

  document.querySelectorAll(".drawing").forEach(figure);
  document.querySelectorAll("figure.exhibit").forEach(function (f) { tabs(f); tools(f); });
  document.querySelectorAll(".exhibit table").forEach(sortable);
  document.querySelectorAll("main .copy").forEach(copies);
  here();
  progress();
})();
