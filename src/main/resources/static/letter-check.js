// Compares a PDF with the hash on the page without sending it anywhere. Where the browser cannot (no HTTPS), the form
// sends it instead, and the server keeps nothing.
(() => {
  const form = document.getElementById('compare');
  if (!form || !window.crypto || !window.crypto.subtle) {
    return;
  }
  const input = document.getElementById('file');
  const expected = document.getElementById('hash').textContent.trim();

  async function compare(file) {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    document.getElementById('same').hidden = hash !== expected;
    document.getElementById('different').hidden = hash === expected;
  }

  form.addEventListener('submit', (event) => {
    if (input.files.length > 0) {
      event.preventDefault();
      compare(input.files[0]);
    }
  });
  input.addEventListener('change', () => input.files.length > 0 && compare(input.files[0]));
  const drop = document.getElementById('drop');
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length > 0) {
      compare(event.dataTransfer.files[0]);
    }
  });
})();
