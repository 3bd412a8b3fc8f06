/*
 * Review and sign the letter: the way to the letter's page, above the form. Patient data stays on our page. The
 * revision that the page shows in this browser is the one that the form signs: it is told when a newer one was
 * looked at, and never takes over what nobody has seen.
 */
import { caseNumber, formKey, shownTask } from './engine.js';

const seen = new WeakSet();
const shown = 'BroadcastChannel' in window ? new BroadcastChannel('overturn-letter') : null;
let signed = null;

function revisionField() {
  return document.querySelector('.task-details .fjs-form input[id$="-Field_letterRevision"]');
}

function take(revision) {
  const field = revisionField();
  if (!field || field.value === String(revision)) return;
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, String(revision));
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function show(form, taskId) {
  if ((await formKey(taskId)) !== 'sign-letter') return;
  const number = await caseNumber(taskId);
  if (!form.isConnected || form.parentElement.querySelector('.overturn-letter-link')) return;
  const link = Object.assign(document.createElement('a'), {
    className: 'btn btn-primary overturn-letter-link',
    href: `/cases/${encodeURIComponent(number)}/letters/current`,
    target: '_blank',
    rel: 'noopener',
    textContent: 'Open the letter',
  });
  form.before(link);
  signed = number;
}

shown?.addEventListener('message', (event) => {
  if (event.data?.toSign && event.data.toSign === signed) take(event.data.revision);
});

new MutationObserver(() => {
  const form = document.querySelector('.task-details .fjs-form');
  const taskId = shownTask();
  if (!form || !taskId || seen.has(form)) return;
  seen.add(form);
  show(form, taskId).catch((fault) => console.warn('The letter is not linked:', fault.message));
}).observe(document.body, { childList: true, subtree: true });
