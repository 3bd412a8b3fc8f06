// A link into Tasklist names its task behind the '#', which the server never sees: keep it over the sign-in.
document.getElementById('sign-in')?.addEventListener('submit', (event) => {
  event.currentTarget.action += window.location.hash;
});
