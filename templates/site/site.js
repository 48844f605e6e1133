// Remembers whether a reader wants light or dark pages; the style sheet does the
// rest, and without this script the switch holds for the one page.
(function () {
  "use strict";
  var key = "globalstudy-scheme", now = "";
  try { now = localStorage.getItem(key) || ""; } catch (e) { /* pages opened from disk may not store */ }
  if (now) document.documentElement.style.colorScheme = now;
  document.addEventListener("DOMContentLoaded", function () {
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
