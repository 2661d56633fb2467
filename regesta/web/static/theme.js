// Light or dark: as the system has it, or as chosen with the switch. Loaded before the page is drawn, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var stored = null;
  try { stored = localStorage.getItem("regesta-theme"); } catch (error) { stored = null; }
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    function tell() { button.textContent = dark() ? "Light" : "Dark"; button.title = "Change to the " + (dark() ? "light" : "dark") + " page"; }
    button.hidden = false;
    tell();
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("regesta-theme", root.dataset.theme); } catch (error) { /* private window: for this page only */ }
      tell();
    });
  });
})();
