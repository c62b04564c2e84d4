"use strict";
(() => {
  // code: one language at a time, and a button that copies
  document.querySelectorAll(".tabs").forEach((tabs) => {
    const panels = [...tabs.children], list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", tabs.dataset.label);
    const buttons = panels.map((panel) => {
      const button = document.createElement("button"), heading = panel.querySelector("h3");
      Object.assign(button, { type: "button", id: panel.id + "-tab", textContent: heading.textContent });
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      heading.hidden = true;
      button.addEventListener("click", () => select(button));
      return list.appendChild(button);
    });
    function select(chosen) {
      buttons.forEach((button, i) => {
        button.setAttribute("aria-selected", button === chosen);
        button.tabIndex = button === chosen ? 0 : -1;
        panels[i].hidden = button !== chosen;
      });
    }
    list.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length);
      select(next);
      next.focus();
    });
    tabs.prepend(list);
    select(buttons[0]);
  });

  document.querySelectorAll(".copy").forEach((button) => button.addEventListener("click", async () => {
    const code = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }));
})();
