// The notes of a call, saved as they are typed. What has not reached the server yet is kept in this tab's session
// storage, never in the browser's local storage, where patient data would lie on the disk; it is sent again until the
// server has it. The server says what stands in the notes: another device may write them too.

const main = document.querySelector('main.call-page');
const { call, user, zone } = main.dataset;
const STORE = `overturn-call:${call}`;
const TYPING = 600; // milliseconds without a key before it is saved
const LONGEST_TYPING = 3000;
const LOOK_EVERY = 15000; // for what another device wrote

const LISTS = {
  claims: { box: 'claims', leading: 'text', parts: [['text', 'What the reviewer claims', 'text', 'wide', 4000]] },
  documents: {
    box: 'note-documents', leading: 'what',
    parts: [['what', 'Document', 'text', 'wide', 4000], ['due', 'Due by', 'date', '', 10]],
  },
  commitments: {
    box: 'commitments', leading: 'what',
    parts: [['who', 'Who', 'text', '', 200], ['by', 'By when', 'date', '', 10], ['what', 'Promises what', 'text', 'wide', 4000]],
  },
};

// entries that were added and into which nothing is typed yet: the page alone shows them
const begun = { claims: [], documents: [], commitments: [] };
let csrf = { header: main.dataset.csrfHeader, token: main.dataset.csrfToken };
let server = {}; // what the server said last
let dirty = {}; // path -> {was, now, at}: typed, not sent; `at` when a button was pressed
let flying = null; // the same, sent and not answered
let given = {}; // path -> what was refused there, so that it is not sent again unchanged
let ahead = 0; // the server's clock minus ours
let heard = false;
let stopped = false;
let completing = false; // the notes are over in a moment, and asking for them would be an error
let timer = null;
let firstTyped = 0;
let failures = 0;

const byId = (id) => document.getElementById(id);
const blank = (text) => (text === undefined || text === null || !String(text).trim() ? null : text);

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// --- what stands in the notes, with what is not saved yet ---------------------------------------------------------
function note(path) {
  if (path in dirty) return dirty[path].now;
  if (flying && path in flying) return flying[path].now;
  return server[path] ?? null;
}

function paths() {
  return new Set([...Object.keys(server), ...Object.keys(flying ?? {}), ...Object.keys(dirty)]);
}

function removed(entry) {
  return (entry in dirty && dirty[entry].now === null) || (flying && entry in flying && flying[entry].now === null);
}

function entriesOf(list) {
  const ids = new Set(begun[list]);
  for (const path of paths()) {
    const [name, id, part] = path.split('/');
    if (name === list && part && !removed(`${list}/${id}`)) ids.add(id);
  }
  return [...ids].sort();
}

/** What waits to be sent; what was refused waits for the person. */
function waits() {
  return flying !== null || Object.keys(dirty).some((path) => !(path in given && given[path] === dirty[path].now));
}

function keep() {
  try {
    const unsent = Object.keys(dirty).length > 0 || flying !== null;
    if (unsent) sessionStorage.setItem(STORE, JSON.stringify({ user, dirty, flying }));
    else sessionStorage.removeItem(STORE);
  } catch {
    // a full or forbidden store: the page itself still holds it
  }
}

function edit(path, value, pressed) {
  const now = blank(value) === null ? null : value;
  const was = path in dirty ? dirty[path].was : flying && path in flying ? flying[path].now : server[path] ?? null;
  if (!pressed && now === (server[path] ?? null) && !(flying && path in flying)) delete dirty[path];
  else dirty[path] = pressed ? { was, now, at: pressed } : { was, now };
  delete given[path];
  refusedAt(path, '');
  keep();
  later();
  saying();
}

// --- saving -------------------------------------------------------------------------------------------------------
function later(soon = TYPING) {
  if (!firstTyped) firstTyped = Date.now();
  clearTimeout(timer);
  timer = setTimeout(send, Math.max(0, Math.min(soon, firstTyped + LONGEST_TYPING - Date.now())));
}

function changes(batch) {
  return Object.entries(batch).map(([path, change]) => ({
    path,
    was: change.was,
    now: change.at ? null : change.now,
    ago: change.at ? Date.now() - change.at : null,
  }));
}

function takeOff() {
  const batch = {};
  for (const [path, change] of Object.entries(dirty)) {
    if (!(path in given && given[path] === change.now)) {
      batch[path] = change;
      delete dirty[path];
    }
  }
  return Object.keys(batch).length > 0 ? batch : null;
}

async function send({ leaving = false } = {}) {
  clearTimeout(timer);
  if (stopped || !heard || send.busy) return;
  if (!flying) flying = takeOff();
  if (!flying) {
    firstTyped = 0;
    saying();
    return;
  }
  firstTyped = 0;
  send.busy = true;
  keep();
  saying();
  try {
    const answer = await fetch(main.dataset.notes, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.header]: csrf.token },
      body: JSON.stringify({ call, changes: changes(flying) }),
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive: leaving,
    });
    if (answer.ok) saved(await answer.json());
    else await refused(answer);
  } catch {
    failed('Not saved yet: no network. What you typed is kept in this tab and is sent when the network is back.');
  } finally {
    send.busy = false;
  }
  if (!stopped && failures === 0 && waits()) later();
}

function saved(state) {
  const sent = flying ?? {};
  flying = null;
  failures = 0;
  for (const path of Object.keys(dirty)) {
    // what is typed on goes on from what the server made of it
    if (path in sent && dirty[path].was === sent[path].now) dirty[path].was = state.notes[path] ?? null;
  }
  for (const refusal of state.refused) {
    given[refusal.path] = sent[refusal.path]?.now ?? null;
    if (refusal.path.split('/').length !== 2 && !(refusal.path in dirty)) dirty[refusal.path] = sent[refusal.path];
  }
  take(state);
  state.refused.forEach((refusal) => refusedAt(refusal.path, `Not saved: ${refusal.words}.`));
  keep();
  saying(state.saved);
}

async function refused(answer) {
  if (answer.status === 409 || answer.status === 400 || answer.status === 422) {
    const words = (await answer.json().catch(() => ({}))).problem ?? 'The notes could not be saved.';
    stopped = true;
    warn(`Not saved: ${words} What you typed stays on this page: copy what you need.`);
    return;
  }
  if (answer.status >= 500) {
    failed('Not saved yet: the server has a problem. What you typed is kept in this tab and is sent again.');
    return;
  }
  // signed out, or signed in anew in another tab: the token of this page is an old one
  if (await freshen()) later(0);
}

function failed(words) {
  failures += 1;
  warn(words);
  clearTimeout(timer);
  timer = setTimeout(send, Math.min(15000, 1000 * 2 ** Math.min(failures, 4)));
}

/** Asks for what stands in the notes, and for a token that is good now. */
async function freshen() {
  let answer;
  try {
    answer = await fetch(main.dataset.notes, {
      headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
    });
  } catch {
    if (flying || Object.keys(dirty).length > 0 || !heard) {
      failed('Not saved yet: no network. What you typed is kept in this tab and is sent when the network is back.');
    }
    return false;
  }
  if (answer.ok) {
    const fresh = await answer.json();
    if (fresh.user !== user) {
      stopped = true;
      warn(`You are signed in as ${fresh.user} now. These notes were typed as ${user}: sign in as ${user} and reload.`);
      return false;
    }
    csrf = { header: fresh.header, token: fresh.token };
    failures = 0;
    heard = true;
    take(fresh.state);
    saying(fresh.state.saved);
    return true;
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    failures += 1;
    warn('Not saved yet: you are signed out. ', true);
    clearTimeout(timer);
    timer = setTimeout(async () => { if (await freshen()) send(); }, 4000);
    return false;
  }
  const words = (await answer.json().catch(() => ({}))).problem;
  stopped = true;
  warn(words ?? 'Not saved: you may not write these notes.');
  return false;
}

// --- what the page says -------------------------------------------------------------------------------------------
let lastSaved = '';
function saying(words) {
  if (words !== undefined) lastSaved = words;
  const says = waits() ? 'Saving …' : lastSaved ? `Saved ${lastSaved}` : 'Nothing noted yet';
  if (failures === 0 && !stopped) {
    byId('saved').textContent = says;
    byId('not-saved').hidden = true;
  }
}

function warn(words, signIn = false) {
  byId('saved').textContent = lastSaved ? `Last saved ${lastSaved}` : 'Not saved';
  const box = byId('not-saved');
  if (box.dataset.words === words && !box.hidden) return;
  box.dataset.words = words;
  box.replaceChildren(words);
  if (signIn) {
    const link = element('a', { href: main.dataset.login, target: '_blank', rel: 'noopener', textContent: 'Sign in in another tab' });
    box.append(link, '; then it goes on here.');
  }
  box.hidden = false;
}

function refusedAt(path, words) {
  const field = fieldOf(path);
  if (!field) return;
  let said = field.parentElement.querySelector('.field-refused');
  if (!words) {
    said?.remove();
    return;
  }
  if (!said) {
    said = element('p', { className: 'field-refused' });
    said.setAttribute('role', 'alert');
    field.parentElement.append(said);
  }
  said.textContent = words;
}

function fieldOf(path) {
  return document.querySelector(`[data-note="${CSS.escape(path)}"]`);
}

// --- drawing ------------------------------------------------------------------------------------------------------
const local = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const clockTime = new Intl.DateTimeFormat('en-US', {
  timeZone: zone, hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
});

function localValue(text) {
  if (!text || !text.endsWith('Z')) return text ?? '';
  const part = Object.fromEntries(local.formatToParts(new Date(text)).map((each) => [each.type, each.value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

function show(field) {
  const value = note(field.dataset.note);
  if (field.type === 'radio' || field.type === 'checkbox') {
    field.checked = value === field.value;
    return;
  }
  const wanted = field.type === 'datetime-local' ? localValue(value) : value ?? '';
  // what a person is writing is left alone, unless another device wrote there
  if (field.value !== wanted && !(field === document.activeElement && field.dataset.note in dirty)) field.value = wanted;
}

function entryRow(list, id) {
  const row = element('li', { className: 'note-entry' });
  row.dataset.entry = id;
  const parts = element('div', { className: 'entry-parts' });
  for (const [part, label, type, css, limit] of LISTS[list].parts) {
    const path = `${list}/${id}/${part}`;
    const fieldId = `note-${path.replaceAll('/', '-')}`;
    const input = element('input', { type, id: fieldId, autocomplete: 'off' });
    if (type === 'text') input.maxLength = limit;
    input.dataset.note = path;
    parts.append(element('div', { className: css }, element('label', { htmlFor: fieldId, textContent: label }), input));
  }
  if (list === 'claims') parts.prepend(element('span', { className: 'entry-time wide' }));
  const remove = element('button', { type: 'button', className: 'button-quiet', textContent: 'Remove' });
  remove.addEventListener('click', () => takeAway(list, id));
  row.append(parts, remove);
  return row;
}

function drawList(list) {
  const box = byId(LISTS[list].box);
  const ids = entriesOf(list);
  for (const row of [...box.children]) if (!ids.includes(row.dataset.entry)) row.remove();
  ids.forEach((id, place) => {
    let row = [...box.children].find((each) => each.dataset.entry === id);
    if (!row) {
      row = entryRow(list, id);
      box.insertBefore(row, box.children[place] ?? null);
    }
    const text = note(`${list}/${id}/${LISTS[list].leading}`) ?? `entry ${place + 1}`;
    row.querySelector('button').setAttribute('aria-label', `Remove: ${text}`);
    const time = row.querySelector('.entry-time');
    const at = note(`${list}/${id}/at`);
    if (time) time.textContent = at ? clockTime.format(new Date(at)) : 'Time not noted';
  });
}

function drawAsides() {
  document.querySelectorAll('.aside').forEach((each) => each.remove());
  for (const id of entriesOf('setAside')) {
    const path = note(`setAside/${id}/field`);
    const text = note(`setAside/${id}/text`);
    const field = path && fieldOf(path);
    if (!text) continue;
    const at = note(`setAside/${id}/at`);
    const box = element('div', { className: 'aside' },
      `Also written on another device (${note(`setAside/${id}/by`)}, until ${at ? clockTime.format(new Date(at)) : ''}):`,
      element('p', { className: 'aside-text', textContent: text }));
    const typed = field && (field.tagName === 'TEXTAREA' || field.type === 'text');
    if (typed) {
      const add = element('button', { type: 'button', className: 'button-quiet', textContent: 'Add it to the note' });
      add.addEventListener('click', () => {
        edit(path, [note(path), text].filter(blank).join(field.tagName === 'TEXTAREA' ? '\n' : ' / '));
        takeAway('setAside', id);
      });
      box.append(add);
    }
    const away = element('button', { type: 'button', className: 'button-quiet', textContent: 'Put it away' });
    away.addEventListener('click', () => takeAway('setAside', id));
    box.append(away);
    (field ? field.closest('fieldset, .note-entry') ?? field.parentElement : byId('step-close')).append(box);
  }
}

function draw() {
  Object.keys(LISTS).forEach(drawList);
  document.querySelectorAll('[data-note]').forEach(show);
  drawAsides();
  const outcome = note('callOutcome');
  document.querySelectorAll('.when').forEach((each) => {
    each.hidden = !outcome || !each.dataset.when.split(' ').includes(outcome);
  });
  byId('same-specialty').hidden = byId('mismatch').hidden && outcome !== 'wrong-specialty' && note('sameSpecialtyAsked') === null;
  byId('start-call').disabled = note('startedAt') !== null;
  byId('end-call').disabled = note('startedAt') === null || note('endedAt') !== null;
  tick();
}

function take(state) {
  server = state.notes;
  ahead = state.now - Date.now();
  byId('mismatch').hidden = !state.mismatch;
  byId('mismatch-words').textContent = state.mismatch;
  missing(state.missing);
  draw();
}

function missing(list) {
  byId('missing-title').textContent = list.length > 0 ? 'Still missing:' : 'Nothing is missing.';
  byId('missing-list').replaceChildren(...list.map((each) => {
    const link = element('a', { href: `#note-${each.field.replaceAll('/', '-')}`, textContent: each.words });
    link.addEventListener('click', (event) => {
      const field = byId(`note-${each.field.replaceAll('/', '-')}`);
      if (!field) return;
      event.preventDefault();
      field.scrollIntoView({ block: 'center' });
      (field.tagName === 'FIELDSET' ? field.querySelector('input') : field).focus({ preventScroll: true });
    });
    return element('li', {}, link);
  }));
}

// --- the clock ----------------------------------------------------------------------------------------------------
function tick() {
  const start = Date.parse(note('startedAt') ?? '');
  const end = Date.parse(note('endedAt') ?? '');
  const running = !Number.isNaN(start) && Number.isNaN(end);
  const seconds = Number.isNaN(start) ? 0 : Math.max(0, Math.floor(((running ? Date.now() + ahead : end) - start) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (number) => String(number).padStart(2, '0');
  byId('clock').textContent = `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  byId('clock').parentElement.classList.toggle('running', running);
}

// --- acting -------------------------------------------------------------------------------------------------------
let counter = 0;
function newId() {
  counter += 1;
  const random = Math.floor(Math.random() * 46656).toString(36).padStart(3, '0');
  return `${(Date.now() + ahead).toString(36)}-${String(counter).padStart(3, '0')}-${random}`;
}

function press(path) {
  edit(path, new Date(Date.now() + ahead).toISOString(), Date.now());
}

function noteClaim() {
  const id = newId();
  press(`claims/${id}/at`);
  draw();
  byId(`note-claims-${id}-text`).focus();
}

function add(list) {
  const id = newId();
  begun[list].push(id);
  draw();
  document.querySelector(`[data-entry="${id}"] input`).focus();
}

function takeAway(list, id) {
  const entry = `${list}/${id}`;
  const leading = list === 'setAside' ? null : server[`${entry}/${LISTS[list].leading}`] ?? null;
  if (begun[list]) begun[list] = begun[list].filter((each) => each !== id);
  const known = [...Object.keys(server), ...Object.keys(flying ?? {})].some((path) => path.startsWith(`${entry}/`));
  const focus = list === 'setAside' ? null : byId(LISTS[list].box).parentElement.querySelector(`#add-${list.replace(/s$/, '')}`);
  Object.keys(dirty).filter((path) => path.startsWith(`${entry}/`)).forEach((path) => delete dirty[path]);
  if (known) {
    dirty[entry] = { was: leading, now: null };
    keep();
    later();
  }
  document.querySelectorAll(`[data-entry="${CSS.escape(id)}"]`).forEach((row) => row.remove());
  draw();
  saying();
  focus?.focus();
}

async function complete() {
  const button = byId('complete');
  button.disabled = true;
  completing = true;
  let recorded = false;
  try {
    await allSent();
    if (failures > 0 || stopped) return;
    const refusedNote = document.querySelector('.field-refused');
    if (refusedNote) {
      refusedNote.scrollIntoView({ block: 'center' });
      return;
    }
    const answer = await fetch(main.dataset.complete, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.header]: csrf.token },
      body: JSON.stringify({ call }),
      credentials: 'same-origin',
      redirect: 'manual',
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok && told.recorded) {
      recorded = true;
      window.location.assign(told.page);
    } else if (answer.ok) {
      missing(told.missing);
      byId('missing').focus();
      byId('missing').scrollIntoView({ block: 'center' });
    } else if (answer.status === 403 && (await freshen())) {
      warn(told.problem ?? 'The sign-in was renewed: press Complete the record once more.');
    } else if (!stopped) {
      warn(told.problem ?? 'The record could not be completed. Try again.');
    }
  } catch {
    failed('Not recorded yet: no network. The notes are kept; press Complete the record when the network is back.');
  } finally {
    button.disabled = false;
    completing = recorded;
  }
}

/** Sends what is typed and waits, up to some seconds, until the server has it. */
async function allSent() {
  for (let tries = 0; tries < 100 && !stopped && (waits() || send.busy); tries += 1) {
    if (!send.busy) await send();
    if (failures > 0) return;
    await new Promise((waited) => setTimeout(waited, 100));
  }
}

// --- starting -----------------------------------------------------------------------------------------------------
main.addEventListener('input', (event) => {
  const field = event.target.closest('[data-note]');
  if (!field) return;
  const value = field.type === 'checkbox' ? (field.checked ? field.value : null) : field.value;
  edit(field.dataset.note, value);
  if (field.type === 'radio' || field.type === 'checkbox') draw();
});
main.addEventListener('focusout', (event) => { if (event.target.closest('[data-note]')) later(0); });
main.addEventListener('keydown', (event) => {
  // one key for one more claim
  if (event.key === 'Enter' && event.target.matches('#claims input')) {
    event.preventDefault();
    noteClaim();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyN') {
    event.preventDefault();
    noteClaim();
  }
});
byId('start-call').addEventListener('click', () => { press('startedAt'); later(0); draw(); byId('end-call').focus(); });
byId('end-call').addEventListener('click', () => { press('endedAt'); later(0); draw(); });
byId('claim-now').addEventListener('click', noteClaim);
byId('add-claim').addEventListener('click', noteClaim);
byId('add-document').addEventListener('click', () => add('documents'));
byId('add-commitment').addEventListener('click', () => add('commitments'));
byId('complete').addEventListener('click', complete);

window.addEventListener('online', () => { if (!stopped) (heard ? send() : freshen()); });
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') send({ leaving: true });
  else if (!stopped && !completing && !send.busy && flying === null) freshen();
});
window.addEventListener('beforeunload', (event) => {
  if (flying !== null || Object.keys(dirty).length > 0) event.preventDefault();
});
setInterval(tick, 1000);
setInterval(() => {
  const idle = !waits() && !send.busy && !completing;
  if (!stopped && idle && document.visibilityState === 'visible') freshen();
}, LOOK_EVERY);

// what a statement of the packet leads to opens beside the call
document.querySelectorAll('.call-packet a').forEach((link) => Object.assign(link, { target: '_blank', rel: 'noopener' }));
if (window.matchMedia('(max-width: 62rem)').matches) document.querySelector('.call-packet').open = false;
try {
  const kept = JSON.parse(sessionStorage.getItem(STORE) ?? 'null');
  if (kept && kept.user === user) ({ dirty, flying } = kept);
} catch {
  // nothing that could be read was kept
}
draw();
freshen().then((there) => { if (there && (flying || Object.keys(dirty).length > 0)) send(); });
