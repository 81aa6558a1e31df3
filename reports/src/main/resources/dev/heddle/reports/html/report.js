(() => {
  "use strict";
  document.documentElement.classList.add("scripted");
  const all = (css, from = document) => Array.from(from.querySelectorAll(css));

  // A link into a folded cell unfolds it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  for (const button of all("[data-unfold]"))
    button.addEventListener("click", () => all("details.cell").forEach(cell => { cell.open = button.dataset.unfold === "true"; }));

  const text = document.querySelector("[data-filter=text]");
  const red = document.querySelector("[data-filter=red]");
  const count = document.querySelector("[data-filter=count]");
  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = all("table.grid tbody tr");
    let shown = 0;
    for (const row of rows) {
      const said = row.textContent.toLowerCase();
      const fits = words.every(word => said.includes(word)) && !(red.checked && row.dataset.state === "pass");
      row.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent = shown === rows.length ? "" : shown + " of " + rows.length;
  };
  if (text) { text.addEventListener("input", filter); red.addEventListener("change", filter); }

  for (const box of all(".copy")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const code = box.querySelector("code");
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
      } catch (refused) {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    box.append(button);
  }
})();
