// A letter in work, saved as it is typed. What has not reached the server yet is kept in this tab's session storage,
// never in the browser's local storage, where patient data would lie on the disk; it is sent again until the server
// has it. Each write carries the text that it goes out from: where somebody else has changed that sentence meanwhile,
// both texts are shown and the person decides.

const main = document.querySelector('main.letter-desk');
const { letter, user } = main.dataset;
const writable = main.dataset.writable === 'true';
const mayOwn = main.dataset.own === 'true';
const STORE = `overturn-letter:${letter}`;
const TYPING = 900; // milliseconds without a key before it is saved
const LOOK_EVERY = 15000; // for what somebody else wrote

let csrf = { header: main.dataset.csrfHeader, token: main.dataset.csrfToken };
let state = null; // what the server said last
let choices = [];
let pending = []; // changes to be sent, in their order
let flying = null; // the same, sent and not answered
let conflicts = {}; // key -> {theirs, by, gone, yours}
let begun = []; // sentences that were added and hold nothing yet: {key, after, apart}
let told = {}; // key -> what was refused there
let chosen = null; // the key of the sentence in focus
let timer = null;
let failures = 0;
let stopped = false;
let heard = false;

// what this window shows is what is signed: the form in Tasklist takes the revision over
const shown = 'BroadcastChannel' in window ? new BroadcastChannel('overturn-letter') : null;

const byId = (id) => document.getElementById(id);
const tidy = (text) => String(text ?? '').replace(/\s+/g, ' ').trim();

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children.filter((each) => each !== null && each !== undefined));
  return made;
}

// --- the letter with what is not saved yet ------------------------------------------------------------------------
function waiting() {
  return [...(flying ?? []), ...pending];
}

/** The text that a sentence will have once all is saved. */
function wanted(sentence) {
  if (conflicts[sentence.key]) return conflicts[sentence.key].yours;
  let text = sentence.text;
  for (const change of waiting()) {
    if (change.key === sentence.key && (change.what === 'WRITE' || change.what === 'ADD')) text = change.now;
    if (change.key === sentence.key && change.what === 'UNDO') text = sentence.drafted;
  }
  return text;
}

/** The paragraphs to show: the server's, with what was added here and is not there yet. */
function paragraphs() {
  const all = state.paragraphs.map((paragraph) => ({ ...paragraph, sentences: [...paragraph.sentences] }));
  const there = (key) => all.some((paragraph) => paragraph.sentences.some((each) => each.key === key));
  const unsaved = waiting().filter((change) => change.what === 'ADD');
  for (const added of [...unsaved, ...begun]) {
    if (there(added.key)) continue;
    const sentence = { key: added.key, text: added.now ?? '', by: 'you', at: '', basis: 'NONE', sources: [], struck: false, drafted: null, was: [], fresh: true };
    let at = all.findIndex((paragraph) => paragraph.sentences.some((each) => each.key === added.after));
    if (at < 0) at = all.length - 1;
    if (added.apart || at < 0) {
      all.splice(at + 1, 0, { key: added.key, style: 'TEXT', sentences: [sentence] });
    } else {
      const place = all[at].sentences.findIndex((each) => each.key === added.after);
      all[at].sentences.splice(place + 1, 0, sentence);
    }
  }
  return all;
}

function find(key) {
  if (!state || !key) return null;
  for (const paragraph of paragraphs()) {
    const sentence = paragraph.sentences.find((each) => each.key === key);
    if (sentence) return sentence;
  }
  return null;
}

// --- changes ------------------------------------------------------------------------------------------------------
function keep() {
  try {
    const kept = { user, pending, flying, conflicts };
    if (waiting().length > 0 || Object.keys(conflicts).length > 0) sessionStorage.setItem(STORE, JSON.stringify(kept));
    else sessionStorage.removeItem(STORE);
  } catch {
    // a full or forbidden store: the page itself still holds it
  }
}

function write(key, text) {
  delete told[key];
  if (conflicts[key]) {
    conflicts[key].yours = text;
    keep();
    return;
  }
  const last = [...pending].reverse().find((change) => change.key === key && (change.what === 'WRITE' || change.what === 'ADD'));
  if (last) {
    last.now = text;
  } else {
    const fresh = begun.find((each) => each.key === key);
    if (fresh) {
      if (!tidy(text)) return;
      begun = begun.filter((each) => each.key !== key);
      pending.push({ what: 'ADD', key, now: text, after: fresh.after, apart: fresh.apart });
    } else {
      const sentence = find(key);
      const before = (flying ?? []).filter((change) => change.key === key && change.now !== undefined).pop();
      pending.push({ what: 'WRITE', key, was: before ? before.now : sentence?.text ?? '', now: text });
    }
  }
  keep();
  later();
  saying();
}

function act(change) {
  delete told[change.key];
  pending.push(change);
  keep();
  saying();
  later(0);
}

function later(soon = TYPING) {
  clearTimeout(timer);
  timer = setTimeout(send, soon);
}

async function send({ leaving = false } = {}) {
  clearTimeout(timer);
  if (stopped || !heard || send.busy) return;
  if (!flying) {
    if (pending.length === 0) {
      saying();
      return;
    }
    flying = pending;
    pending = [];
  }
  send.busy = true;
  keep();
  saying();
  try {
    const answer = await fetch(main.dataset.changes, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json', [csrf.header]: csrf.token },
      body: JSON.stringify({ changes: flying }),
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
  if (!stopped && failures === 0 && pending.length > 0) later();
}

function saved(next) {
  const sent = flying ?? [];
  flying = null;
  failures = 0;
  for (const conflict of next.conflicts) {
    const written = [...sent, ...pending].filter((change) => change.key === conflict.key && change.now !== undefined).pop();
    pending = pending.filter((change) => change.key !== conflict.key);
    conflicts[conflict.key] = { theirs: conflict.theirs, by: conflict.by, gone: conflict.gone, yours: written?.now ?? '' };
  }
  for (const change of pending) {
    // what is typed on goes out from what the server made of it
    const before = sent.filter((each) => each.key === change.key && each.now !== undefined).pop();
    if (change.what === 'WRITE' && before && change.was === before.now) change.was = tidy(before.now);
  }
  for (const refusal of next.refused) told[refusal.key] = refusal.words;
  take(next);
  keep();
  saying();
}

async function refused(answer) {
  if (answer.status === 409 || answer.status === 400 || answer.status === 422) {
    const words = (await answer.json().catch(() => ({}))).problem ?? 'The letter could not be saved.';
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

/** Asks for the letter as it stands, and for a token that is good now. */
async function freshen() {
  let answer;
  try {
    answer = await fetch(main.dataset.state, {
      headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
    });
  } catch {
    if (!heard || waiting().length > 0) {
      failed('No network. What you typed is kept in this tab and is sent when the network is back.');
      clearTimeout(timer);
      timer = setTimeout(async () => { if (await freshen()) send(); }, 3000);
    }
    return false;
  }
  if (answer.ok) {
    const fresh = await answer.json();
    if (fresh.user !== user) {
      stopped = true;
      warn(`You are signed in as ${fresh.user} now. This letter was opened as ${user}: sign in as ${user} and reload.`);
      return false;
    }
    csrf = { header: fresh.header, token: fresh.token };
    failures = 0;
    heard = true;
    take(fresh.state);
    saying();
    return true;
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    failures += 1;
    warn('Not saved yet: you are signed out. ', true);
    clearTimeout(timer);
    timer = setTimeout(async () => { if (await freshen()) send(); }, 4000);
    return false;
  }
  stopped = true;
  warn((await answer.json().catch(() => ({}))).problem ?? 'The letter cannot be shown any more. Open it from the case.');
  return false;
}

function take(next) {
  state = next;
  if (next.choices) choices = next.choices;
  if (!next.open) {
    if (waiting().length === 0 && Object.keys(conflicts).length === 0) {
      window.location.reload();
      return;
    }
    stopped = true;
    warn('This letter was signed or replaced meanwhile. What you typed stays on this page: copy what you need.');
  }
  draw();
  if (main.dataset.toSign) shown?.postMessage({ toSign: main.dataset.toSign, revision: state.revision });
}

// --- what the page says -------------------------------------------------------------------------------------------
function saying() {
  if (failures > 0 || stopped || !state) return;
  const clashes = Object.keys(conflicts).length;
  const words = clashes > 0
    ? 'Not all is saved: somebody else wrote too. Decide below which words count.'
    : waiting().length > 0 ? 'Saving …' : `Saved. Revision ${state.revision}, ${state.saved}${state.by ? `, ${state.by}` : ''}`;
  if (byId('saved').textContent !== words) byId('saved').textContent = words;
  byId('not-saved').hidden = true;
}

function warn(words, signIn = false) {
  byId('saved').textContent = state ? `Last saved: revision ${state.revision}` : 'Not opened';
  const box = byId('not-saved');
  if (box.dataset.words === words && !box.hidden) return;
  box.dataset.words = words;
  box.replaceChildren(words);
  if (signIn) {
    box.append(element('a', { href: main.dataset.login, target: '_blank', rel: 'noopener', textContent: 'Sign in in another tab' }), '; then it goes on here.');
  }
  box.hidden = false;
}

// --- drawing the paper --------------------------------------------------------------------------------------------
let drawnAs = '';

function shape(all) {
  return JSON.stringify(all.map((paragraph) => [paragraph.key, paragraph.style,
    paragraph.sentences.map((each) => [each.key, each.struck, Boolean(conflicts[each.key])])]));
}

function draw() {
  const all = paragraphs();
  const as = shape(all);
  const held = document.activeElement?.closest?.('.said')?.dataset.key;
  if (as !== drawnAs) {
    drawnAs = as;
    byId('paper').replaceChildren(...all.map(drawParagraph));
    if (held) focusOn(held);
  }
  all.forEach((paragraph, p) => paragraph.sentences.forEach((sentence, s) => drawSentence(paragraph, sentence, p, s)));
  byId('paper-card').setAttribute('aria-busy', 'false');
  drawBefore();
  drawProposals();
  drawPanel();
}

function drawParagraph(paragraph) {
  const heading = paragraph.style === 'HEADING';
  const box = element(heading ? 'h2' : 'div', { className: `paper-${paragraph.style.toLowerCase()}` });
  for (const sentence of paragraph.sentences) {
    const said = element('span', { className: 'said' });
    said.dataset.key = sentence.key;
    said.textContent = wanted(sentence);
    if (writable && !sentence.struck) {
      said.contentEditable = 'plaintext-only';
      if (said.contentEditable !== 'plaintext-only') said.contentEditable = 'true';
      said.setAttribute('role', 'textbox');
      said.setAttribute('aria-multiline', 'true');
      said.spellcheck = true;
    } else {
      said.tabIndex = 0;
      said.setAttribute('role', 'button');
    }
    box.append(said, element('span', { className: 'flags' }), ' ');
    if (conflicts[sentence.key]) box.append(drawConflict(sentence.key));
  }
  return box;
}

function saidOf(key) {
  return byId('paper').querySelector(`.said[data-key="${CSS.escape(key)}"]`);
}

function drawSentence(paragraph, sentence, p, s) {
  const said = saidOf(sentence.key);
  if (!said) return;
  const text = wanted(sentence);
  const typing = said === document.activeElement
    && (waiting().some((change) => change.key === sentence.key) || tidy(said.textContent) === tidy(text));
  if (said.textContent !== text && !typing) said.textContent = text;
  const open = state.proposals.some((each) => each.key === sentence.key && each.kind !== 'NEW');
  const none = sentence.basis === 'NONE' && !sentence.struck;
  said.classList.toggle('said-hand', Boolean(sentence.by) && !none && !sentence.struck);
  said.classList.toggle('said-none', none);
  said.classList.toggle('said-struck', sentence.struck);
  said.classList.toggle('said-open', open);
  said.classList.toggle('said-chosen', sentence.key === chosen);
  const flags = [];
  if (none) flags.push(['flag-none', 'no source']);
  if (open) flags.push(['flag-open', 'facts changed']);
  if (sentence.struck) flags.push(['flag-open', 'struck']);
  const words = flags.map((each) => each[1]).join(', ');
  if (said.nextElementSibling.dataset.words !== words) {
    said.nextElementSibling.dataset.words = words;
    said.nextElementSibling.replaceChildren(...flags.map(([css, flag]) => element('span', { className: `flag ${css}`, textContent: flag })));
  }
  said.setAttribute('aria-label', `Paragraph ${p + 1}, sentence ${s + 1}${sentence.by ? ', by hand' : ''}${words ? `, ${words}` : ''}`
    + (said.isContentEditable ? '' : `: ${text}`));
}

function drawConflict(key) {
  const { theirs, by, gone } = conflicts[key];
  const box = element('span', { className: 'conflict' });
  box.setAttribute('role', 'alert');
  box.append(element('strong', { textContent: gone ? 'Somebody else has taken this sentence out or struck it meanwhile. ' : `${by || 'Somebody else'} has changed this sentence meanwhile. ` }),
    'Your words stand above and are not saved yet.');
  if (!gone) box.append(element('span', { className: 'sub', textContent: `Now in the letter: ${theirs}` }));
  const mine = element('button', { type: 'button', textContent: 'Use my words' });
  mine.addEventListener('click', () => decide(key, true));
  const other = element('button', { type: 'button', className: 'button-quiet', textContent: gone ? 'Leave it out' : 'Use theirs' });
  other.addEventListener('click', () => decide(key, false));
  box.append(element('br'), mine, other);
  return box;
}

function decide(key, mine) {
  const { theirs, yours, gone } = conflicts[key];
  delete conflicts[key];
  const there = state.paragraphs.flatMap((paragraph) => paragraph.sentences).find((each) => each.key === key);
  if (mine && there?.struck) pending.push({ what: 'RESTORE', key });
  if (mine && there) pending.push({ what: 'WRITE', key, was: gone ? there.text : theirs, now: yours });
  if (mine && !there) pending.push({ what: 'ADD', key: ownKey(), now: yours, after: '', apart: true });
  keep();
  draw();
  saying();
  later(0);
  saidOf(key)?.focus();
}

function focusOn(key) {
  const said = saidOf(key);
  if (!said) return;
  said.focus();
  if (said.isContentEditable) {
    const range = document.createRange();
    range.selectNodeContents(said);
    range.collapse(false);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
}

// --- what hinders, and what changed -------------------------------------------------------------------------------
function drawBefore() {
  const items = state.why.map((words) => element('li', { textContent: words }));
  if (state.toKnow) items.push(element('li', { className: 'to-know', textContent: state.toKnow }));
  if (state.why.length === 0) {
    items.unshift(element('li', { className: 'ready', textContent: 'Nothing stands in the way.' }));
  }
  same('hindrances', items);
}

/** Draws only what differs, so that the focus stays where it is. */
function same(id, items) {
  const box = byId(id);
  const words = items.map((each) => each.outerHTML).join('');
  if (box.dataset.drawn === words) return;
  box.dataset.drawn = words;
  box.replaceChildren(...items);
}

const KINDS = { NEW: ['New', 'pill-info'], CHANGED: ['Changed', 'pill-warn'], GONE: ['Source gone', 'pill-bad'] };

function runs(list) {
  const line = element('span', { className: 'diff' });
  for (const run of list) {
    const name = { ADDED: 'ins', REMOVED: 'del', SAME: 'span' }[run.kind];
    line.append(element(name, { textContent: run.text }), ' ');
  }
  return line;
}

function links(sources) {
  return element('ul', {}, ...sources.map((source) => element('li', { className: 'sub' },
    source.address ? element('a', { href: source.address, target: '_blank', rel: 'noopener', textContent: source.words }) : source.words)));
}

function drawProposals() {
  const box = byId('proposals-body');
  const key = JSON.stringify([state.proposals, writable]);
  byId('accept-all').hidden = !writable || state.proposals.length < 2;
  if (box.dataset.drawn === key) return;
  box.dataset.drawn = key;
  if (state.proposals.length === 0) {
    box.replaceChildren(element('p', { className: 'hint', textContent: 'Nothing: it says what the case says now.' }));
    return;
  }
  box.replaceChildren(...state.proposals.map(drawProposal));
}

function drawProposal(proposal) {
  const [label, css] = KINDS[proposal.kind];
  const box = element('div', { className: 'proposal' });
  box.dataset.proposal = proposal.key;
  box.append(element('p', {}, element('span', { className: `pill ${css}`, textContent: label }), ' ',
    proposal.heading && proposal.heading !== proposal.now ? element('span', { className: 'sub', textContent: `Under: ${proposal.heading}` }) : null));
  box.append(element('p', {}, runs(proposal.runs)));
  if (proposal.byHand) box.append(element('p', { className: 'sub', textContent: 'In the letter stand words by hand: accepting puts the draft in their place.' }));
  box.append(links(proposal.sources));
  if (writable) {
    const names = { NEW: ['Accept', 'Dismiss'], CHANGED: ['Accept', 'Keep ours'], GONE: ['Take it out', 'Keep as my own'] }[proposal.kind];
    const acts = element('div', { className: 'side-acts' });
    names.forEach((name, place) => {
      const button = element('button', { type: 'button', className: place === 0 ? '' : 'button-quiet', textContent: name });
      button.append(element('span', { className: 'sr', textContent: `: ${(proposal.now || proposal.runs.map((run) => run.text).join(' ')).slice(0, 60)}` }));
      button.addEventListener('click', () => {
        act({ what: place === 0 ? 'ACCEPT' : 'DISMISS', key: proposal.key, mark: proposal.mark });
        byId('proposals-head').focus();
      });
      acts.append(button);
    });
    box.append(acts);
  }
  return box;
}

// --- the sentence in focus ----------------------------------------------------------------------------------------
function drawPanel() {
  const box = byId('sentence-body');
  const sentence = find(chosen);
  if (!sentence) {
    if (chosen) {
      chosen = null;
      box.dataset.drawn = '';
      box.replaceChildren(element('p', { className: 'hint', textContent: 'Choose a sentence of the letter to see where it stands and whose words it is in.' }));
    }
    return;
  }
  const key = JSON.stringify([sentence, told[sentence.key], choices.length]);
  if (box.dataset.drawn === key) return;
  const inside = box.contains(document.activeElement) ? document.activeElement.id : null;
  box.dataset.drawn = key;
  const facts = element('dl', { className: 'side-facts' });
  const fact = (label, ...content) => facts.append(element('div', {}, element('dt', { textContent: label }), element('dd', {}, ...content)));
  fact('Whose words', sentence.by ? (sentence.at ? `${sentence.by}, ${sentence.at}` : 'Yours, not saved yet') : 'As drafted');
  const stands = {
    PHYSICIAN: 'The physician’s own statement', COURTESY: 'Courtesy: it claims nothing', NONE: 'No source yet: choose one below, or the letter cannot be signed.',
  }[sentence.basis];
  fact('Where it stands', stands ?? links(sentence.sources));
  if (sentence.drafted !== null && sentence.by) fact('What it was in the draft', runs(sentence.was));
  box.replaceChildren(facts);
  if (told[sentence.key]) {
    const words = element('p', { className: 'field-refused', textContent: `Not done: ${told[sentence.key]}.` });
    words.setAttribute('role', 'alert');
    box.append(words);
  }
  if (writable) {
    if (sentence.by && !sentence.fresh && !sentence.struck) box.append(chooser(sentence));
    box.append(acts(sentence));
  }
  if (inside) byId(inside)?.focus();
}

function acts(sentence) {
  const box = element('div', { className: 'side-acts' });
  const button = (id, words, what) => {
    const made = element('button', { type: 'button', id, className: 'button-quiet', textContent: words });
    made.addEventListener('click', what);
    box.append(made);
  };
  button('add-sentence', 'Add a sentence after it', () => add(false));
  button('add-paragraph', 'Add a paragraph after it', () => add(true));
  if (sentence.fresh) return box;
  if (sentence.struck) button('restore', 'Put it back', () => act({ what: 'RESTORE', key: sentence.key }));
  else button('strike', 'Strike it', () => act({ what: 'STRIKE', key: sentence.key }));
  if (sentence.by && sentence.drafted !== null) {
    button('undo', 'Back to the draft’s words', () => {
      delete conflicts[sentence.key];
      pending = pending.filter((change) => change.key !== sentence.key);
      act({ what: 'UNDO', key: sentence.key });
      draw();
    });
  }
  return box;
}

function chooser(sentence) {
  const box = element('fieldset', { className: 'chooser' }, element('legend', { textContent: 'Where do these words stand?' }));
  const search = element('input', { type: 'search', id: 'find-source', placeholder: 'Find a source' });
  search.setAttribute('aria-label', 'Find a source');
  const list = element('div', { className: 'choices', tabIndex: 0 });
  list.setAttribute('role', 'group');
  list.setAttribute('aria-label', 'Sources of this case');
  const held = new Set(sentence.sources.map((source) => source.words));
  let group = '';
  for (const choice of choices) {
    if (choice.group !== group) {
      group = choice.group;
      list.append(element('h3', { textContent: group }));
    }
    const tick = element('input', { type: 'checkbox', value: choice.id, checked: held.has(choice.source.words) });
    list.append(element('label', {}, tick, element('span', {}, choice.source.words, element('span', { className: 'sub', textContent: choice.label.slice(0, 160) }))));
  }
  search.addEventListener('input', () => {
    const looked = search.value.toLowerCase();
    for (const label of list.querySelectorAll('label')) {
      label.hidden = !label.textContent.toLowerCase().includes(looked);
      label.style.display = label.hidden ? 'none' : '';
    }
  });
  box.append(search, list);
  const row = element('div', { className: 'side-acts' });
  const button = (id, words, basis) => {
    const made = element('button', { type: 'button', id, className: basis === 'SOURCES' ? '' : 'button-quiet', textContent: words });
    made.addEventListener('click', () => {
      const ticked = [...list.querySelectorAll('input:checked')].map((each) => each.value);
      act({ what: 'CHOOSE', key: sentence.key, basis, sources: basis === 'SOURCES' ? ticked : [] });
    });
    row.append(made);
  };
  button('use-sources', 'Use the ticked sources', 'SOURCES');
  if (mayOwn) button('use-own', 'My own statement as physician', 'PHYSICIAN');
  button('use-courtesy', 'Courtesy, claims nothing', 'COURTESY');
  box.append(row);
  return box;
}

function ownKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  return `own:${[...bytes].map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

function add(apart) {
  if (!chosen || !writable) return;
  const fresh = { key: ownKey(), after: chosen, apart };
  begun.push(fresh);
  chosen = fresh.key;
  draw();
  focusOn(fresh.key);
}

// --- starting -----------------------------------------------------------------------------------------------------
const toSentence = element('button', { type: 'button', id: 'to-sentence', textContent: 'Sources of this sentence', hidden: true });
toSentence.addEventListener('click', () => toPanel());
main.append(toSentence);

function toPanel() {
  byId('sentence').scrollIntoView({ block: 'start' });
  byId('sentence').focus();
}

byId('paper').addEventListener('focusin', (event) => {
  const said = event.target.closest('.said');
  if (!said) return;
  toSentence.hidden = false;
  if (chosen !== said.dataset.key) {
    chosen = said.dataset.key;
    byId('paper').querySelectorAll('.said-chosen').forEach((each) => each.classList.remove('said-chosen'));
    said.classList.add('said-chosen');
    drawPanel();
  }
});
byId('paper').addEventListener('input', (event) => {
  const said = event.target.closest('.said');
  if (said) write(said.dataset.key, said.textContent);
});
byId('paper').addEventListener('focusout', (event) => {
  const said = event.target.closest('.said');
  if (!said) return;
  const empty = begun.find((each) => each.key === said.dataset.key);
  if (empty && !tidy(said.textContent) && !byId('sentence').contains(event.relatedTarget)) {
    begun = begun.filter((each) => each !== empty);
    setTimeout(() => { if (state) draw(); }, 0);
  }
  if (pending.length > 0) later(0);
});
byId('paper').addEventListener('keydown', (event) => {
  const said = event.target.closest('.said');
  if (!said) return;
  if (event.key === 'Enter' && writable) {
    event.preventDefault();
    add(event.shiftKey);
  } else if (event.altKey && event.code === 'KeyS') {
    event.preventDefault();
    toPanel();
  }
});
byId('paper').addEventListener('paste', (event) => {
  // one sentence is one line of plain text, also in a browser that would paste more
  if (!event.target.closest('.said')?.isContentEditable) return;
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\s+/g, ' '));
});
document.querySelector('.letter-side').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && chosen) focusOn(chosen);
});
byId('accept-all').addEventListener('click', () => {
  act({ what: 'ACCEPT_ALL' });
  byId('proposals-head').focus();
});

window.addEventListener('online', () => { if (!stopped) (heard ? send() : freshen()); });
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') send({ leaving: true });
  else if (!stopped && !send.busy && flying === null) freshen();
});
window.addEventListener('beforeunload', (event) => {
  if (waiting().length > 0 || Object.keys(conflicts).length > 0) event.preventDefault();
});
setInterval(() => {
  const idle = waiting().length === 0 && !send.busy;
  if (!stopped && idle && document.visibilityState === 'visible') freshen();
}, LOOK_EVERY);

try {
  const kept = JSON.parse(sessionStorage.getItem(STORE) ?? 'null');
  if (kept && kept.user === user) ({ pending, flying, conflicts } = kept);
} catch {
  // nothing that could be read was kept
}
freshen().then((there) => { if (there && waiting().length > 0) send(); });
