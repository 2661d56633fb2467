// The keys of the desk: a accept, r reject, u unsure, e correct, w why, j and k next and previous, z undo. What they do are plain buttons and links.
(function () {
  "use strict";
  var KEYS = { a: 1, r: 1, u: 1, j: 1, k: 1, z: 1 };
  function typing(target) { return target.closest("input, textarea, select, [contenteditable]") !== null; }
  // Before keys.js: j and k go through the queue here, not through its links.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    var field = null;
    if (event.key === "e") field = document.querySelector("[data-edit]");
    else if (event.key === "w") field = document.querySelector("[data-key-field=w]");
    else if (KEYS[event.key]) {
      event.preventDefault();
      event.stopImmediatePropagation();
      var one = document.querySelector("[data-key=" + event.key + "]");
      if (one && !event.repeat && !busy) one.click();
      return;
    }
    if (field) { event.preventDefault(); event.stopImmediatePropagation(); field.focus(); if (field.select) field.select(); }
  }, true);
  // While an answer is on its way a key must not fall on the item that is about to leave.
  var busy = false;
  function wait(is) { busy = is; document.documentElement.toggleAttribute("data-busy", is); }
  document.addEventListener("htmx:beforeRequest", function () { wait(true); });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout", "htmx:sendAbort"].forEach(function (name) { document.addEventListener(name, function () { wait(false); }); });
  // After a piece was put in: the address of the page is that of what is shown, and the keyboard goes on at the new item.
  document.addEventListener("htmx:afterSettle", function (event) {
    var work = document.getElementById("work");
    if (!work || event.target.id === "said") return;
    wait(false);
    history.replaceState(null, "", work.getAttribute("data-address"));
    var item = document.getElementById("item");
    if (item) { item.focus({ preventScroll: true }); if (item.getBoundingClientRect().top < 0) item.scrollIntoView({ block: "start" }); }
  });
  // An answer that is no desk (wrong value, another page) is told where the message stands, and the form stays as it was.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var answer = event.detail.xhr;
    if (answer.status < 400) return;
    event.detail.shouldSwap = false;
    var told = new DOMParser().parseFromString(answer.responseText, "text/html").querySelector("main");
    var said = document.getElementById("said");
    said.textContent = "";
    var box = document.createElement("div");
    box.className = "notice";
    box.textContent = told ? told.textContent.replace(/\s+/g, " ").trim() : answer.responseText.slice(0, 300);
    said.appendChild(box);
  });
})();
