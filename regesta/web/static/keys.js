// The keyboard: j and k go through [data-row], Enter opens, / searches, ? tells the keys, g and a letter go to a page.
(function () {
  "use strict";
  var GO = { t: "/timeline", a: "/actors", s: "/statements", f: "/figures", d: "/disagreements", n: "/network", m: "/map", o: "/outlets", i: "/issues", r: "/review", h: "/" };
  var waiting = false;
  function typing(target) { return target.closest("input, textarea, select, [contenteditable]") !== null; }
  function rows() { return Array.prototype.slice.call(document.querySelectorAll("[data-row]")); }
  function move(step) {
    var all = rows();
    if (!all.length) return;
    var at = all.findIndex(function (row) { return row.contains(document.activeElement); });
    var next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    var link = next.querySelector("[data-open]") || next.querySelector("a") || next;
    link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && document.activeElement) { document.activeElement.blur(); return; }
    if (typing(event.target)) return;
    if (waiting) { waiting = false; if (GO[event.key]) { event.preventDefault(); location.href = GO[event.key]; } return; }
    if (event.key === "j" || event.key === "k") { event.preventDefault(); move(event.key === "j" ? 1 : -1); }
    else if (event.key === "/") { var find = document.querySelector("[data-find]"); if (find) { event.preventDefault(); find.focus(); find.select(); } }
    else if (event.key === "?") { event.preventDefault(); location.href = "/keys"; }
    else if (event.key === "g") { waiting = true; setTimeout(function () { waiting = false; }, 1200); }
    else if (event.key === "[" || event.key === "]") { var page = document.querySelector(event.key === "]" ? "a[rel=next]" : "a[rel=prev]"); if (page) page.click(); }
  });
  document.addEventListener("change", function (event) {
    var form = event.target.closest("form[data-auto]");
    if (form) form.requestSubmit();
  });
  // Forms of filters leave out what is empty, so that addresses stay short enough to send to somebody.
  document.addEventListener("submit", function (event) {
    if (!event.target.matches("form[method=get]")) return;
    Array.prototype.forEach.call(event.target.elements, function (one) { if (one.name && one.value === "") one.disabled = true; });
    addEventListener("pageshow", function () { Array.prototype.forEach.call(event.target.elements, function (one) { one.disabled = false; }); });
  });
  var wide = matchMedia("(min-width: 72rem)");
  function menu() { var one = document.getElementById("menu"); if (one) one.open = wide.matches; }
  wide.addEventListener("change", menu);
  menu();
  // On a phone the filters would fill the first screen.
  if (matchMedia("(max-width: 45rem)").matches) Array.prototype.forEach.call(document.querySelectorAll("details[data-wide]"), function (one) { one.open = false; });
})();
