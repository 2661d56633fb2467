// Dropping files, and telling what was chosen before it is sent. Without it the file field does the same.
(function () {
  "use strict";
  var form = document.querySelector("[data-drop]");
  if (!form) return;
  var input = form.querySelector("input[name=files]"), told = form.querySelector("[data-chosen]"), zone = form.querySelector(".drop");
  form.querySelector("[data-drop-hint]").hidden = false;
  function tell() {
    var size = 0;
    Array.prototype.forEach.call(input.files, function (file) { size += file.size; });
    told.textContent = input.files.length ? input.files.length + (input.files.length === 1 ? " file, " : " files, ") + (size / 1048576).toFixed(1) + " MB" : "";
  }
  input.addEventListener("change", tell);
  ["dragenter", "dragover"].forEach(function (name) { zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add("over-it"); }); });
  ["dragleave", "drop"].forEach(function (name) { zone.addEventListener(name, function () { zone.classList.remove("over-it"); }); });
  zone.addEventListener("drop", function (event) { event.preventDefault(); input.files = event.dataTransfer.files; tell(); });
  form.addEventListener("submit", function () { told.textContent = "Sending …"; });
})();
