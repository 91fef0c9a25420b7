// The digest of the chosen file is computed here, and only the digest is sent. Where the browser cannot, the form sends
// the file itself.
const form = document.querySelector('form[data-digest]');
form?.addEventListener('submit', async (event) => {
  const file = form.querySelector('input[type=file]').files[0];
  if (file === undefined || globalThis.crypto?.subtle === undefined) return;
  event.preventDefault();
  form.querySelector('[role=status]').textContent = form.dataset.working;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const address = new URL(form.dataset.digest, location.href);
  address.searchParams.set('tep', hex);
  location.assign(address);
});
