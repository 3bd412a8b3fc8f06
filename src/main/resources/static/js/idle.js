// Pages ask by themselves: worklists, calls, letters. With each request that a script sends goes how long ago somebody
// last did something here, so that a page which is left open keeps nobody signed in (AutomaticLogoff). All tabs and
// frames of a browser are one session: what somebody does in one of them counts in the others.
(function () {
  const HEADER = 'X-Idle-Seconds';
  const KEY = 'overturn-acted';
  let acted = Date.now();
  let kept = 0;

  /** What somebody did in another tab or in a frame of this one; only a time stands there. */
  function elsewhere() {
    try {
      return Number(window.localStorage.getItem(KEY)) || 0;
    } catch {
      return 0; // a forbidden store: this tab counts by itself
    }
  }

  function idle() {
    const now = Date.now();
    const there = elsewhere();
    // a clock that was set back says nothing
    return String(Math.max(0, Math.floor((now - Math.max(acted, there > now ? 0 : there)) / 1000)));
  }

  function act(event) {
    if (!event.isTrusted) return; // a script did it
    acted = Date.now();
    if (Math.abs(acted - kept) < 1000) return;
    kept = acted;
    try {
      window.localStorage.setItem(KEY, String(acted));
    } catch {
      // as above
    }
  }

  // who dictates, or works with another aid, presses no key: hence input and click
  for (const kind of ['pointerdown', 'click', 'keydown', 'input', 'wheel', 'touchstart']) {
    window.addEventListener(kind, act, { capture: true, passive: true });
  }

  function isOurs(address) {
    return new URL(address, document.baseURI).origin === window.location.origin;
  }

  const ask = window.fetch;
  window.fetch = function (resource, options) {
    const request = resource instanceof Request;
    if (!isOurs(request ? resource.url : resource)) return ask.call(this, resource, options);
    const headers = new Headers(options?.headers ?? (request ? resource.headers : undefined));
    headers.set(HEADER, idle());
    return ask.call(this, resource, { ...options, headers });
  };

  const { open, send } = XMLHttpRequest.prototype;
  const ours = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    if (isOurs(address)) ours.add(this);
    else ours.delete(this);
    return open.call(this, method, address, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (ours.has(this)) this.setRequestHeader(HEADER, idle());
    return send.call(this, body);
  };
})();
