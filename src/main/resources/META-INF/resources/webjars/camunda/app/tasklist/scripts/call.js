/*
 * The way to our page of what a task is about, above its form: the call, the corrected request. The work is done
 * there; patient data stays on our page.
 */
import { caseNumber, formKey, shownTask } from './engine.js';

const PAGES = {
  'conduct-call': { path: 'call', words: 'Open the call page' },
  'correct-request': { path: 'request', words: 'Open the corrected request' },
};
const seen = new WeakSet();

async function show(form, taskId) {
  const page = PAGES[await formKey(taskId)];
  if (!page) return;
  const number = await caseNumber(taskId);
  if (!form.isConnected || form.parentElement.querySelector('.overturn-call-link')) return;
  const link = Object.assign(document.createElement('a'), {
    className: 'btn btn-primary overturn-call-link',
    href: `/cases/${encodeURIComponent(number)}/${page.path}`,
    target: '_blank',
    rel: 'noopener',
    textContent: page.words,
  });
  form.before(link);
}

new MutationObserver(() => {
  const form = document.querySelector('.task-details .fjs-form');
  const taskId = shownTask();
  if (!form || !taskId || seen.has(form)) return;
  seen.add(form);
  show(form, taskId).catch((fault) => console.warn('Our page is not linked:', fault.message));
}).observe(document.body, { childList: true, subtree: true });
