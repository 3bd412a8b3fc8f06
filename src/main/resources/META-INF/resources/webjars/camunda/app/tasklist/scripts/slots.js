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

const settled = () => new Promise((takenOver) => setTimeout(takenOver, 400));

/** Types into a field as a person would; a date or a time is taken over when the field is left. */
async function type(form, name, text, { leave = false } = {}) {
  const field = form.querySelector(`input[id$="-Field_${name}"]`);
  if (!field) return;
  if (leave) field.focus();
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (leave) {
    await settled(); // the field reads what was typed when it has drawn itself anew
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true }));
    field.blur();
  }
  await settled();
}

function usDate(iso) {
  const [year, month, day] = iso.split('-');
  return `${month}/${day}/${year}`;
}

function usTime(time) {
  const [hour, minute] = time.split(':').map(Number);
  return `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
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

function choice(panel, slot, index, enabled) {
  const id = `overturn-slot-${index}`;
  const radio = element('input', { type: 'radio', name: 'overturn-slot', id, disabled: !enabled });
  radio.addEventListener('change', () => choose(panel, slot).catch((fault) => console.warn(fault.message)));
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

async function show(form, taskId, enabled) {
  if ((await formKey(taskId)) !== 'schedule-call') return;
  const number = await caseNumber(taskId);
  const found = await json(`/cases/${encodeURIComponent(number)}/slots`);
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
  show(form, taskId, enabled).catch((fault) => console.warn('No times are proposed:', fault.message));
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
