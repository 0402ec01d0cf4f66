"use strict";
(() => {
  const form = document.getElementById("filters");
  const sides = [...document.querySelectorAll(".side")];
  const rows = [...document.querySelectorAll(".row")];

  const shown = () => rows.filter((row) => !row.hidden && !row.closest(".side").hidden);

  const filter = () => {
    const chosen = new FormData(form);
    const states = new Set(chosen.getAll("state"));
    for (const side of sides) side.hidden = side.dataset.edition !== chosen.get("edition");
    for (const row of rows) {
      row.hidden = !states.has(row.dataset.state) || (chosen.has("remarks") && row.dataset.remarks === "0");
    }
    const count = shown().length;
    document.getElementById("shown").textContent = `${count} shown`;
    document.getElementById("nothing").hidden = count > 0;
  };

  const move = (step) => {
    const visible = shown();
    if (!visible.length) return;
    const here = visible.indexOf(document.activeElement.closest(".row"));
    const next = here < 0 ? (step > 0 ? 0 : visible.length - 1) : here + step;
    visible[Math.min(Math.max(next, 0), visible.length - 1)].focus();
  };

  const pair = (event) => {
    for (const mark of document.querySelectorAll("mark.pair")) mark.classList.remove("pair");
    const over = event.target.closest("mark");
    if (!over) return;
    for (const mark of over.closest(".row").querySelectorAll(`mark[data-term="${over.dataset.term}"]`)) {
      mark.classList.add("pair");
    }
  };

  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("mouseover", pair);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });
  filter();
})();
