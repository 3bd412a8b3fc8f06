/*
 * Schedule the call: times that fit the physician, the payer's hours and the window, above the form. They come
 * from our own permission-checked address when the form opens and are kept nowhere; choosing one fills the fields
 * in, and a person can still type another time, which the server checks in the same way.
 */
import { caseNumber, formKey, json, shownTask } from './engine.js';

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const TRIES = 5;

const settled = (millis) => new Promise((takenOver) => setTimeout(takenOver, millis));

/**
 * Types into a field as a person would; a date or a time is taken over when the field is left. A field that had not
 * drawn itself anew by then, on a busy machine, has taken over something else: it is given more time and typed again.
 */
async function type(form, name, text, { leave = false } = {}) {
  const find = () => form.querySelector(`input[id$="-Field_${name}"]`);
  for (let tried = 1; find() && tried <= TRIES; tried += 1) {
    const field = find();
    if (leave) field.focus();
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    if (leave) {
      await settled(400 * tried);
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true }));
      field.blur();
    }
    await settled(400 * tried);
    if (find()?.value === text) return;
  }
  throw new Error(`${name} could not be filled in`);
}

function usDate(iso) {
  const [year, month, day] = iso.split('-');
  return `${month}/${day}/${year}`;
}

function usTime(time) {
  const [hour, minute] = time.split(':').map(Number);
  const two = (number) => String(number).padStart(2, '0');
  return `${two(hour % 12 || 12)}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`; // as the form writes it
}

async function choose(panel, slot) {
  const form = panel.parentElement.querySelector('.fjs-form');
  panel.inert = true;
  try {
    await type(form, 'callDate-date', usDate(slot.date), { leave: true });
    await type(form, 'callTime-time', usTime(slot.time), { leave: true });
    await type(form, 'physician', slot.physician);
  } finally {
    panel.inert = false;
    panel.querySelector('input:checked')?.focus();
  }
}

function sayTypeIt(panel) {
  if (panel.querySelector('[role="alert"]')) return;
  const words = 'The time could not be filled in. Type date, time and physician below.';
  panel.append(element('p', { className: 'overturn-slots-warning', role: 'alert', textContent: words }));
}

function choice(panel, slot, index, enabled) {
  const id = `overturn-slot-${index}`;
  const radio = element('input', { type: 'radio', name: 'overturn-slot', id, disabled: !enabled });
  radio.addEventListener('change', () => choose(panel, slot).catch(() => sayTypeIt(panel)));
  const words = element('label', { htmlFor: id }, element('strong', { textContent: slot.at }), ` ${slot.name}`);
  words.append(element('span', { className: 'overturn-slot-why', textContent: slot.why }));
  return element('div', { className: 'overturn-slot' }, radio, words);
}

function panelOf(found, enabled) {
  const panel = element('section', { className: 'overturn-slots' });
  panel.setAttribute('aria-label', 'Proposed times');
  const title = found.covering ? 'Times of physicians who can cover' : 'Times that fit everybody';
  for (const words of found.warnings) {
    panel.append(element('p', { className: 'overturn-slots-warning', textContent: words }));
  }
  if (found.slots.length > 0) {
    const list = element('fieldset', {}, element('legend', { textContent: title }));
    list.append(...found.slots.map((slot, index) => choice(panel, slot, index, enabled)));
    panel.append(list);
  }
  return panel;
}

async function show(form, taskId, enabled, state) {
  if ((await formKey(taskId)) !== 'schedule-call') return;
  const number = await caseNumber(taskId);
  const found = await json(`/cases/${encodeURIComponent(number)}/slots`);
  // an answer that comes after the form was opened for typing must not close the choice again
  if (form.dataset.overturnSlots !== state || !form.isConnected) return;
  form.parentElement.querySelector('.overturn-slots')?.remove();
  form.before(panelOf(found, enabled));
}

/* Shown at once; a time can be chosen when the task is claimed, which opens the form anew. */
new MutationObserver(() => {
  const form = document.querySelector('.task-details .fjs-form');
  const taskId = shownTask();
  if (!form || !taskId) return;
  const enabled = form.querySelector('input:enabled') !== null;
  const state = `${taskId} ${enabled}`;
  if (form.dataset.overturnSlots === state) return;
  form.dataset.overturnSlots = state;
  show(form, taskId, enabled, state).catch((fault) => console.warn('No times are proposed:', fault.message));
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
