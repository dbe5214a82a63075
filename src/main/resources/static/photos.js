// While photos travel: says so, and keeps an impatient finger from sending them twice.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-upload]");
  if (!form) return;
  form.querySelector("button[type=submit]").disabled = true;
  form.querySelector("[data-uploading]").hidden = false;
});
// Back from the answer by the back button: ready again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.querySelector("button[type=submit]").disabled = false;
    form.querySelector("[data-uploading]").hidden = true;
  }
});
