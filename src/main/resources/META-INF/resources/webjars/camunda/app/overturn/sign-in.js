/*
 * Signing in is Overturn's own page, in front of Camunda's web applications. Wherever one of them would show its login
 * form, the person goes there instead: after signing out, or when the session has ended, which the page then says, and
 * leads back to the task that was open. What the applications ask by themselves keeps nobody signed in.
 */
import '/js/idle.js';

const OWN_LOGIN = '#/login';
let place = window.location.hash;
let signsOut = false;
let isLeaving = false;

window.addEventListener('hashchange', () => {
  if (!window.location.hash.startsWith(OWN_LOGIN)) place = window.location.hash;
});

const { open } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function (method, address, ...rest) {
  if (String(address).endsWith('/logout')) signsOut = true;
  return open.call(this, method, address, ...rest);
};

/** The server notes for which page somebody has to sign in, and brings them back to it. */
async function hasEnded() {
  const answer = await fetch(window.location.pathname, {
    headers: { Accept: 'text/html' }, credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
  });
  return answer.type === 'opaqueredirect';
}

/** Once: each request that meets the end would lead here, and a second look would begin another session beside it. */
async function toOurSignIn() {
  if (isLeaving) return;
  isLeaving = true;
  const ended = !signsOut && (await hasEnded().catch(() => false));
  window.location.replace(ended ? `/login?ended${place.startsWith(OWN_LOGIN) ? '' : place}` : '/login');
}

export default ['admin', 'cockpit', 'tasklist', 'welcome'].map((app) => ({
  id: `overturn-sign-in-${app}`,
  pluginPoint: `${app}.login`,
  priority: 100,
  render: toOurSignIn,
}));
