// The search, loaded by site.js when a reader first asks for it, between
// minisearch.js and search-index.js. The index is made here, once a page, from
// the entries that the site's own writer lists. A combobox in a dialog: arrow
// keys choose, Enter opens, Escape closes; words are found without regard to
// case and accents, by their beginnings, and with a slip of the keys.
var globalstudySearch = (function () {
  "use strict";
  var most = 30, around = 170;

  function fold(s) { return s.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); }

  function make(tag, parent, props) {
    var e = document.createElement(tag);
    Object.assign(e, props);
    if (parent) parent.append(e);
    return e;
  }

  function indexed(data) {
    var index = new MiniSearch({
      fields: ["head", "text"], idField: "id",
      processTerm: function (t) { return t.length > 1 || /\d/.test(t) ? fold(t) : null; },
      searchOptions: {
        boost: { head: 3 }, combineWith: "AND",
        prefix: function (t) { return t.length > 2; },
        fuzzy: function (t) { return t.length > 4 && !/\d/.test(t) ? 0.2 : false; },
        weights: { prefix: 0.6, fuzzy: 0.15 },
      },
    });
    index.addAll(data.all.map(function (e, i) { return { id: i, head: e[3], text: e[4] }; }));
    return index;
  }

  // marked writes text with the found words marked; long text is cut to where most of them stand.
  function marked(parent, text, found, cut) {
    var hits = [], word = /[\p{L}\p{N}]+/gu, m;
    while ((m = word.exec(text))) if (found.has(fold(m[0]))) hits.push([m.index, m.index + m[0].length]);
    var from = 0, to = text.length;
    if (cut && text.length > around) {
      var best = 0, most = 0;
      hits.forEach(function (h, i) {
        var words = new Set();
        for (var k = i; k < hits.length && hits[k][1] < h[0] + around; k++) words.add(fold(text.slice(hits[k][0], hits[k][1])));
        if (words.size > most) { most = words.size; best = h[0]; }
      });
      from = Math.max(0, best - 50);
      if (from) from = text.indexOf(" ", from) + 1;
      to = Math.min(text.length, from + around);
      if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
    }
    if (from) parent.append("… ");
    var at = from;
    hits.forEach(function (h) {
      if (h[0] < at || h[1] > to) return;
      parent.append(text.slice(at, h[0]));
      make("mark", parent, { textContent: text.slice(h[0], h[1]) });
      at = h[1];
    });
    parent.append(text.slice(at, to) + (to < text.length ? " …" : ""));
  }

  return function (data) {
    var words = document.querySelector("script[data-search]").dataset, index = indexed(data), now = -1, shown = [], asked = null;

    var box = make("dialog", document.body, { className: "finder" });
    box.setAttribute("aria-label", words.search);
    var bar = make("div", box, { className: "ask" });
    bar.setAttribute("role", "search");
    var input = make("input", bar, { type: "search", id: "search-words", autocomplete: "off", spellcheck: false, placeholder: words.hint });
    var attributes = { role: "combobox", "aria-label": words.search, "aria-controls": "search-results", "aria-expanded": "false", "aria-autocomplete": "list", "aria-describedby": "search-keys" };
    for (var k in attributes) input.setAttribute(k, attributes[k]);
    make("button", bar, { type: "button", textContent: words.close }).addEventListener("click", function () { shut(); });
    var told = make("p", box, { className: "told" });
    told.setAttribute("role", "status");
    var list = make("ul", box, { id: "search-results" });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.search);
    make("p", box, { id: "search-keys", className: "keyhelp", textContent: words.keys });

    function shut() {
      box.close();
      input.blur(); // else keys go on to a box that is not to be seen
    }

    function address(e) { return data.pages[e[1]][0] + (e[2] ? "#" + e[2] : ""); }

    function go(i, elsewhere) {
      if (!shown[i]) return;
      var to = address(data.all[shown[i].id]);
      if (elsewhere) { window.open(to, "_blank", "noopener"); return; }
      shut();
      location.href = to;
    }

    function choose(i) {
      var was = list.children[now];
      if (was) was.setAttribute("aria-selected", "false");
      now = i;
      var is = list.children[now];
      if (!is) { input.removeAttribute("aria-activedescendant"); return; }
      is.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", is.id);
      is.scrollIntoView({ block: "nearest" });
    }

    function show() {
      var q = input.value.trim();
      if (q === asked) return;
      asked = q;
      shown = q ? index.search(q) : [];
      if (q && !shown.length) shown = index.search(q, { combineWith: "OR" });
      var all = shown.length;
      shown = shown.slice(0, most);
      list.textContent = "";
      shown.forEach(function (r, i) {
        var e = data.all[r.id], page = data.pages[e[1]], li = make("li", list, { id: "search-" + i }), found = new Set(r.terms);
        li.setAttribute("role", "option");
        li.setAttribute("aria-selected", "false");
        make("span", li, { className: "kind", textContent: data.kinds[e[0]] + (page[1] !== e[3] ? " · " + page[1] : "") });
        marked(make("span", li, { className: "head" }), e[3], found, false);
        if (e[4]) marked(make("span", li, { className: "words" }), e[4], found, true);
        li.addEventListener("click", function (ev) { go(i, ev.ctrlKey || ev.metaKey); });
      });
      input.setAttribute("aria-expanded", String(shown.length > 0));
      told.textContent = !q ? "" : !all ? words.none : all === 1 ? words.one : all + " " + words.many;
      choose(shown.length ? 0 : -1);
      list.scrollTop = 0;
    }

    input.addEventListener("input", show);
    input.addEventListener("keydown", function (e) {
      var n = shown.length;
      if (e.isComposing) return;
      switch (e.key) {
        case "ArrowDown": if (n) choose((now + 1) % n); break;
        case "ArrowUp": if (n) choose((now + n - 1) % n); break;
        case "Escape": shut(); break; // at once, though there are words
        case "Enter": go(now, e.ctrlKey || e.metaKey); break;
        default: return;
      }
      e.preventDefault();
    });
    box.addEventListener("click", function (e) { if (e.target === box) shut(); }); // beside the box

    return { open: function () { box.showModal(); input.focus(); input.select(); } };
  };
})();
