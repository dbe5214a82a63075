// The field in which an owner signs, by finger or mouse. What is drawn travels as a PNG in a hidden field of the form.
for (const form of document.querySelectorAll("form[data-signing]")) {
  const canvas = form.querySelector("[data-signature-canvas]");
  const value = form.querySelector("[data-signature-value]");
  const empty = form.querySelector("[data-signature-empty]");
  const button = form.querySelector("button[type=submit]");
  const pad = new SignaturePad(canvas, { backgroundColor: "#ffffff", penColor: "#101828", minWidth: 1, maxWidth: 3 });

  // As many dots as the screen has; what is drawn stays when a telephone is turned.
  const fit = () => {
    const ratio = Math.min(Math.max(window.devicePixelRatio || 1, 1), 3);
    const width = Math.round(canvas.offsetWidth * ratio);
    const height = Math.round(canvas.offsetHeight * ratio);
    if (width === 0 || (canvas.width === width && canvas.height === height)) return;
    const drawn = pad.toData();
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    pad.fromData(drawn);
  };

  // Only the part that belongs to the answer is shown; without a choice, neither.
  const choices = [...form.querySelectorAll("input[name=ownerAnswer]")];
  const chosen = () => (choices.length === 0 ? "CONFIRMED" : choices.find((choice) => choice.checked)?.value);
  const show = () => {
    const confirmed = form.querySelector("[data-confirmed]");
    const notFixed = form.querySelector("[data-not-fixed]");
    confirmed.hidden = chosen() !== "CONFIRMED";
    form.querySelector("input[name=signerName]").required = !confirmed.hidden;
    if (notFixed) {
      notFixed.hidden = chosen() !== "NOT_FIXED";
      notFixed.querySelector("textarea").required = !notFixed.hidden;
    }
    fit();
  };

  choices.forEach((choice) => choice.addEventListener("change", show));
  window.addEventListener("resize", fit);
  pad.addEventListener("beginStroke", () => (empty.hidden = true));
  form.querySelector("[data-signature-clear]").addEventListener("click", () => pad.clear());
  form.addEventListener("submit", (event) => {
    const signs = chosen() === "CONFIRMED";
    if (signs && pad.isEmpty()) {
      event.preventDefault();
      empty.hidden = false;
      return;
    }
    value.value = signs ? pad.toDataURL("image/png") : "";
    button.disabled = true;
  });
  // Back by the back button: ready again.
  window.addEventListener("pageshow", () => (button.disabled = false));
  show();
}
