// Runs in the browser, on the page that a link for a password leads to.
const token = new URLSearchParams(location.hash.slice(1)).get("token");
const form = document.querySelector("form");
const status = document.querySelector("[role=status]");

// Whoever looks at the address or the history later finds no token there.
history.replaceState(null, "", location.pathname);

if (token === null) {
  form.hidden = true;
  status.textContent = "This page is reached by a link that is sent to you.";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await fetch("/auth/password/reset", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, new_password: document.querySelector("#password").value }),
  }).catch(() => undefined);
  if (answer === undefined) status.textContent = "The service cannot be reached. Try again.";
  else if (answer.ok) {
    form.hidden = true;
    status.textContent = "It is set. You can sign in with it.";
  } else status.textContent = (await answer.json()).detail;
});
