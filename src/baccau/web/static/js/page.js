// Small manners of the frame. Every page works without them.
"use strict";

// A popover closes on Escape and on a click elsewhere.
const closePopovers = (except) => {
  for (const open of document.querySelectorAll("details[data-popover][open]")) {
    if (open !== except) open.open = false;
  }
};
document.addEventListener("click", (event) => closePopovers(event.target.closest("[data-popover]")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[data-popover][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// Buttons that need script are hidden until it is here.
const revealed = { "[data-print]": () => window.print(), "[data-back]": () => window.history.back() };
for (const [selector, act] of Object.entries(revealed)) {
  for (const button of document.querySelectorAll(selector)) {
    button.hidden = false;
    button.addEventListener("click", act);
  }
}

// data-copy="#id": puts that element's text on the clipboard and says so.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value || source.textContent.trim());
    button.textContent = button.dataset.copied;
  });
}

// data-dialog="#id": opens the native dialog instead of jumping to it.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.querySelector(opener.dataset.dialog).showModal();
  }
  const closer = event.target.closest("[data-dialog-close]");
  const dialog = closer && closer.closest("dialog[open]");
  if (dialog && dialog.matches(":modal")) {
    event.preventDefault();
    dialog.close();
  }
});

// The current desk is in sight in a menu that scrolls.
const current = document.querySelector(".menu [aria-current]");
if (current) {
  const list = current.closest("ul");
  list.scrollLeft = current.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
}
