/*
 * Conduct the call: the way to our page of the call, above the form. Packet, wording and notes are there, and what
 * is completed there completes this task; patient data stays on our page.
 */
import { caseNumber, formKey, shownTask } from './engine.js';

const seen = new WeakSet();

async function show(form, taskId) {
  if ((await formKey(taskId)) !== 'conduct-call') return;
  const number = await caseNumber(taskId);
  if (!form.isConnected || form.parentElement.querySelector('.overturn-call-link')) return;
  const link = Object.assign(document.createElement('a'), {
    className: 'btn btn-primary overturn-call-link',
    href: `/cases/${encodeURIComponent(number)}/call`,
    target: '_blank',
    rel: 'noopener',
    textContent: 'Open the call page',
  });
  form.before(link);
}

new MutationObserver(() => {
  const form = document.querySelector('.task-details .fjs-form');
  const taskId = shownTask();
  if (!form || !taskId || seen.has(form)) return;
  seen.add(form);
  show(form, taskId).catch((fault) => console.warn('The call page is not linked:', fault.message));
}).observe(document.body, { childList: true, subtree: true });
