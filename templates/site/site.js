// Remembers whether a reader wants light or dark pages, and says that a page was
// opened from disk; the style sheet does the rest, and without this script the
// switch holds for the one page. Loads the
// search when a reader first asks for it, by its button or the key "/".
(function () {
  "use strict";
  var key = "globalstudy-scheme", now = "";
  try { now = localStorage.getItem(key) || ""; } catch (e) { /* pages opened from disk may not store */ }
  if (now) document.documentElement.style.colorScheme = now;
  if (location.protocol === "file:") document.documentElement.classList.add("disk"); // see style.css for what that changes
  var words = document.currentScript.dataset, search = null;

  function load(names) { // one after the other
    return names.reduce(function (done, name) {
      return done.then(function () {
        return new Promise(function (ok, fail) {
          document.head.append(Object.assign(document.createElement("script"), { src: name, onload: ok, onerror: fail }));
        });
      });
    }, Promise.resolve());
  }

  function find(button) {
    if (search) return search.open && search.open();
    search = {};
    button.textContent = words.opening;
    load(["minisearch.js", "search.js"]).then(function () {
      var begin = window.globalstudySearch;
      window.globalstudySearch = function (data) { search = begin(data); };
      return load(["search-index.js"]);
    }).then(function () {
      button.textContent = words.search;
      search.open();
    }).catch(function () {
      search = null;
      button.textContent = words.failed;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector(".find");
    if (button) {
      button.addEventListener("click", function () { find(button); });
      document.addEventListener("keydown", function (e) {
        if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input,textarea,select,dialog,[contenteditable]")) return;
        e.preventDefault();
        find(button);
      });
    }
    document.querySelectorAll(".scheme input").forEach(function (i) {
      i.checked = i.value === now;
      i.addEventListener("change", function () {
        document.documentElement.style.colorScheme = i.value;
        try { if (i.value) localStorage.setItem(key, i.value); else localStorage.removeItem(key); } catch (e) { /* as above */ }
      });
    });
    document.addEventListener("click", function (e) { // an open menu closes when a reader goes elsewhere
      document.querySelectorAll(".menu[open]").forEach(function (m) { if (!m.contains(e.target)) m.open = false; });
    });
    document.addEventListener("keydown", function (e) {
      if (e.key !== "Escape") return;
      document.querySelectorAll(".menu[open]").forEach(function (m) { m.open = false; m.firstElementChild.focus(); });
    });
  });
})();
