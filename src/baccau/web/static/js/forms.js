// Help while filling in. Every form works without it.
"use strict";

// A dropped file lands in the field; its name and size are said.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const input = drop.querySelector("input[type=file]");
  const said = drop.querySelector("[data-drop-name]");
  const tell = () => {
    const files = [...input.files].map((f) => `${f.name} (${Math.max(1, Math.round(f.size / 1024))} kB)`);
    said.textContent = files.join(", ");
  };
  input.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("drop--over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("drop--over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    tell();
  });
}

// "The same every month": the first amount goes into all twelve.
for (const button of document.querySelectorAll("[data-fill-months]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const months = [...button.closest("[data-months]").querySelectorAll("input")];
    const first = months.find((input) => input.value)?.value ?? "";
    for (const input of months) input.value = first;
  });
}

// The first field that was refused gets the focus.
document.querySelector("form[method=post] [aria-invalid=true]")?.focus();

// A form sent once is not sent twice by an impatient finger.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.dataset.again !== undefined) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  window.setTimeout(() => delete form.dataset.sent, 4000);
});
