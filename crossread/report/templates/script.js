"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const find = (id) => document.getElementById(id);

  // Dark and light: the reader's choice goes over the system's.
  const theme = find("theme");
  const keep = (value) => { try { localStorage.setItem("crossread-theme", value); } catch (error) { void error; /* a page from disk may have no storage */ } };
  const kept = () => { try { return localStorage.getItem("crossread-theme"); } catch { return null; } };
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const setTheme = (value) => { if (value) root.dataset.theme = value; if (theme) theme.setAttribute("aria-pressed", String(isDark())); };
  setTheme(kept());
  if (theme) theme.addEventListener("click", () => { const next = isDark() ? "light" : "dark"; keep(next); setTheme(next); });

  // A link into folded text opens it.
  const reveal = (target) => {
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
  };
  const follow = () => {
    const target = location.hash.length > 1 ? find(decodeURIComponent(location.hash.slice(1))) : null;
    if (target) { reveal(target); target.scrollIntoView({ block: "center" }); }
  };
  addEventListener("hashchange", follow);
  follow();
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((node) => { node.open = true; }));

  const matrix = find("matrix-table");
  if (!matrix) return;

  // A cell opens the sentences of its fact, the chosen outlet marked.
  const drawer = find("drawer"), title = find("drawer-title"), body = find("drawer-body");
  const open = (cell) => {
    const telling = find(cell.hash.slice(1));
    const fact = telling.closest("[data-fact]");
    title.textContent = fact.dataset.title;
    body.replaceChildren(...[...fact.querySelectorAll(".telling")].map((node) => {
      const copy = node.cloneNode(true);
      copy.classList.toggle("chosen", node === telling);
      copy.querySelectorAll("[id]").forEach((inner) => inner.removeAttribute("id"));
      copy.removeAttribute("id");
      return copy;
    }));
    drawer.showModal();
    const chosen = body.querySelector(".chosen");
    drawer.scrollTop = Math.max(0, chosen.offsetTop - 110);
  };
  const lit = [];
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer) { drawer.close(); return; }
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    drawer.close();
    lit.splice(0).forEach((node) => node.classList.remove("lit"));
    const target = find(link.hash.slice(1));
    if (target) { target.classList.add("lit"); lit.push(target); reveal(target); }
  });
  find("drawer-close").addEventListener("click", () => drawer.close());

  // Arrow keys walk over the matrix; Enter is the link's own.
  const rows = [...matrix.tBodies[0].rows];
  const cells = rows.map((row) => [...row.querySelectorAll("a.cell")]);
  matrix.addEventListener("click", (event) => {
    const cell = event.target.closest("a.cell");
    if (!cell || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(cell);
  });
  matrix.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const cell = event.target.closest("a.cell");
    if (!step || !cell) return;
    const shown = cells.filter((_, index) => !rows[index].hidden);
    const row = shown.findIndex((entries) => entries.includes(cell));
    const next = shown[row + step[0]]?.[shown[row].indexOf(cell) + step[1]];
    if (next) { event.preventDefault(); next.focus(); }
  });

  // Search and filters act on the matrix and on the facts beneath it.
  const search = find("search"), outlet = find("outlet"), finding = find("finding"), status = find("status");
  find("controls").hidden = false;
  const facts = rows.map((row) => find(row.dataset.fact));
  const told = (fact) => [...fact.querySelectorAll("p:not(.foot):not(.meta), dd, h4")].map((node) => node.textContent);
  const texts = facts.map((fact) => [fact.dataset.title, ...told(fact)].join(" ").toLocaleLowerCase());
  const fits = (row) => {
    const chosen = outlet.value ? row.querySelector(`a.cell[data-outlet="${outlet.value}"]`) : null;
    if (finding.value) return (chosen || row).dataset.kinds.split(" ").includes(finding.value);
    return !chosen || chosen.classList.contains("has");
  };
  const filter = () => {
    const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, index) => {
      const visible = words.every((word) => texts[index].includes(word)) && fits(row);
      row.hidden = facts[index].hidden = !visible;
      shown += visible;
      if (visible && words.length) reveal(facts[index]);
    });
    matrix.querySelectorAll("[data-outlet]").forEach((node) => {
      (node.closest("td") || node).classList.toggle("dim", Boolean(outlet.value) && node.dataset.outlet !== outlet.value);
    });
    status.textContent = shown ? status.dataset.shown.replace("{shown}", shown) : status.dataset.none;
  };
  [search, outlet, finding].forEach((node) => ["input", "change"].forEach((kind) => node.addEventListener(kind, filter)));
  find("clear").addEventListener("click", () => { search.value = outlet.value = finding.value = ""; filter(); search.focus(); });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && !drawer.open) { event.preventDefault(); search.focus(); }
  });
  filter();
})();
