// Search over the site's pages without a server: SECTIONS, [address, page, heading, text] each, comes from search-index.js.
// In: words in the address (?q=...) or the field. Out: the sections that hold every word, best first, with the words around the first.
"use strict";
(function () {
  const field = document.getElementById("q"), list = document.getElementById("found"), told = document.getElementById("told");
  const MOST = 40, AROUND = 90;

  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const folded = SECTIONS.map((one) => [fold(one[1]), fold(one[2]), fold(one[3])]);

  // How often a word begins a word of the text, and how often it is one.
  function hits(text, word) {
    let begins = 0, whole = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      if (at && /[\p{L}\p{N}]/u.test(text[at - 1])) continue;
      begins += 1;
      if (!/[\p{L}\p{N}]/u.test(text[at + word.length] || " ")) whole += 1;
    }
    return [begins, whole];
  }

  function weight(section, words) {
    let sum = 0;
    for (const word of words) {
      let here = 0;
      [[8, 16], [12, 24], [1, 1]].forEach(([some, all], part) => {
        const [begins, whole] = hits(section[part], word);
        here += some * Math.min(begins, 5) + all * Math.min(whole, 5);
      });
      if (!here) return 0;
      sum += here;
    }
    return sum;
  }

  // The text around the first word found, the words marked.
  function shown(at, words) {
    const text = SECTIONS[at][3], flat = folded[at][2], box = document.createElement("p");
    const same = flat.length === text.length;
    const first = Math.max(0, Math.min(...words.map((word) => { const found = flat.indexOf(word); return found < 0 ? Infinity : found; })) - AROUND);
    const start = Number.isFinite(first) && first ? text.indexOf(" ", first) + 1 : 0;
    const piece = text.slice(start, start + 2.6 * AROUND), low = same ? flat.slice(start, start + 2.6 * AROUND) : "";
    box.append(start ? "… " : "");
    let done = 0;
    while (done < piece.length) {
      const next = words.map((word) => [low.indexOf(word, done), word.length]).filter(([place]) => place >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      const mark = document.createElement("mark");
      mark.textContent = piece.slice(next[0], next[0] + next[1]);
      box.append(piece.slice(done, next[0]), mark);
      done = next[0] + next[1];
    }
    box.append(piece.slice(done), start + piece.length < text.length ? " …" : "");
    return box;
  }

  function look() {
    const words = fold(field.value).split(/[^\p{L}\p{N}_.-]+/u).filter((word) => word.length > 1);
    list.replaceChildren();
    if (!words.length) { told.textContent = ""; return; }
    const found = folded.map((section, at) => [weight(section, words), at]).filter(([sum]) => sum).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    told.textContent = found.length ? `${found.length} ${found.length === 1 ? "section" : "sections"}${found.length > MOST ? `, the best ${MOST} shown` : ""}` : "Nothing holds all of these words.";
    for (const [, at] of found.slice(0, MOST)) {
      const [address, page, heading] = SECTIONS[at], item = document.createElement("li"), link = document.createElement("a");
      link.href = address;
      link.textContent = heading === page ? page : `${page}: ${heading}`;
      item.append(link, shown(at, words));
      list.append(item);
    }
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", look);
  field.form.addEventListener("submit", (event) => { event.preventDefault(); look(); });
  look();
})();
