(function () {
  "use strict";
  // A figure is a link to its trace in the annex; with this script the trace opens in a dialog
  // instead, and what it rests on unfolds inside it. Each trace and table stands in the page once.
  function copied(node) {
    var copy = node.cloneNode(true);
    [copy].concat(Array.from(copy.querySelectorAll("[id], [aria-labelledby]"))).forEach(function (one) {
      one.removeAttribute("id"); one.removeAttribute("aria-labelledby");
      if (one.classList.contains("scroll")) one.removeAttribute("role");
    });
    copy.removeAttribute("tabindex");
    draw(copy); sourced(copy); unfold(copy);
    return copy;
  }
  function sourced(copy) {
    copy.querySelectorAll("[data-rule]").forEach(function (place) {
      var source = document.getElementById(place.dataset.rule).querySelector(".source");
      place.querySelectorAll("a").forEach(function (link) { link.replaceWith.apply(link, Array.from(link.childNodes)); });
      place.append(document.createElement("br"));
      place.append.apply(place, Array.from(source.cloneNode(true).childNodes));
    });
  }
  function draw(copy) {
    copy.querySelectorAll("[data-grid]").forEach(function (place) {
      var lit = place.dataset.lit.split(" ");
      var grid = document.getElementById(place.dataset.grid).querySelector(".scroll").cloneNode(true);
      grid.removeAttribute("role"); grid.removeAttribute("aria-labelledby");
      grid.querySelectorAll("tr[id]").forEach(function (row) {
        if (lit.indexOf(row.id) >= 0) {
          row.className = "lit";
          var word = document.createElement("span");
          word.className = "lit-word";
          word.innerHTML = "◀ " + document.querySelector("[data-this-row]").innerHTML;
          row.firstElementChild.append(word);
        }
      });
      grid.querySelectorAll("[id]").forEach(function (one) { one.removeAttribute("id"); });
      place.replaceWith(grid);
    });
  }
  function unfold(copy) {
    copy.querySelectorAll("li[data-trace]").forEach(function (item) {
      var details = document.createElement("details"), summary = document.createElement("summary");
      var words = document.createElement("span");
      item.querySelectorAll("a").forEach(function (link) { link.replaceWith.apply(link, Array.from(link.childNodes)); });
      words.append.apply(words, Array.from(item.childNodes));
      summary.append(words); details.append(summary); item.append(details);
      details.addEventListener("toggle", function () {
        if (!details.open || details.children.length > 1) return;
        var below = copied(document.getElementById(item.dataset.trace));
        below.querySelector("h3").remove(); below.querySelector(".result").remove();
        below.className = "trace-below";
        details.append(below);
      });
    });
  }
  document.addEventListener("DOMContentLoaded", function () {
    var dialog = document.getElementById("trace"), body = dialog.querySelector(".dialog-body");
    function show(id) {
      var trace = /^t[0-9]+$/.test(id) && document.getElementById(id);
      if (!trace) return false;
      body.replaceChildren(copied(trace));
      dialog.showModal();
      body.scrollTop = 0;
      return true;
    }
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (show(link.hash.slice(1))) event.preventDefault();
      else if (dialog.contains(link)) dialog.close();
    });
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
    });
    show(location.hash.slice(1));
    document.querySelectorAll("form[data-filters]").forEach(narrowing);
    document.querySelectorAll("table.figures, table.glance").forEach(roving);
  });
  // A table is narrowed by what its rows say of themselves; without this script it stands whole.
  function narrowing(form) {
    var table = document.getElementById(form.dataset.filters + "-rows");
    var rows = Array.from(table.tBodies[0].rows), told = form.querySelector("output b");
    var chosen = Array.from(form.querySelectorAll("select")), words = form.querySelector("input");
    function narrow() {
      var wanted = words.value.trim().toLowerCase(), left = 0;
      rows.forEach(function (row) {
        var fits = row.textContent.toLowerCase().indexOf(wanted) >= 0 && chosen.every(function (one) {
          return !one.value || row.dataset["f" + one.dataset.at].split(" ").indexOf(one.value) >= 0;
        });
        row.hidden = !fits; left += fits;
      });
      told.textContent = left;
    }
    function name() {
      var lang = document.documentElement.dataset.say;
      form.querySelectorAll("option").forEach(function (one) { one.textContent = one.dataset[lang]; });
    }
    form.addEventListener("input", narrow);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    new MutationObserver(name).observe(document.documentElement, { attributeFilter: ["data-say"] });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href^='#']");
      var row = link && document.getElementById(link.hash.slice(1));
      if (row && rows.indexOf(row) >= 0 && row.hidden) { form.reset(); narrow(); }
    });
    name(); narrow(); form.hidden = false;
  }
  // A table is one stop of the tab key; arrows go on from figure to figure.
  function roving(table) {
    var links = Array.from(table.querySelectorAll("tbody a"));
    function stop(at) { links.forEach(function (one) { one.tabIndex = one === at ? 0 : -1; }); }
    // Of a text in two languages one is hidden, and another after the switch.
    function first() { stop(links.find(function (one) { return one.offsetParent; })); }
    first();
    new MutationObserver(first).observe(document.documentElement, { attributeFilter: ["data-say"] });
    table.addEventListener("focusin", function (event) { stop(event.target); });
    table.addEventListener("keydown", function (event) {
      var seen = links.filter(function (one) { return one.offsetParent; });
      var at = seen.indexOf(document.activeElement), cell = at >= 0 && seen[at].closest("td, th"), next = null;
      if (at < 0) return;
      if (event.key === "ArrowRight") next = seen[at + 1];
      if (event.key === "ArrowLeft") next = seen[at - 1];
      if (event.key === "Home") next = seen[0];
      if (event.key === "End") next = seen[seen.length - 1];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        var row = cell.parentElement;
        do {
          row = event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
          next = row && seen.find(function (one) { return row.cells[cell.cellIndex].contains(one); });
        } while (row && !next);
      }
      if (next) { next.focus(); event.preventDefault(); }
    });
  }
})();
