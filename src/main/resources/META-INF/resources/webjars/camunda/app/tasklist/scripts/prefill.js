/*
 * Puts the draft of a letter, a packet or a corrected request, or what was read from a letter, into the blank fields of its form when the form opens. The draft
 * comes from our own permission-checked page of the case, never from process variables, and a field that
 * already holds something is left alone. Nobody can type meanwhile: two fields that change in the same moment
 * lose one of the changes.
 */
import { caseNumber, formKey, json, partOf, shownTask } from './engine.js';

const DRAFTED_FORMS = [
  'check-letter', 'complete-prep-packet', 'correct-request', 'file-appeal', 'report-payer',
  'send-requested-documents', 'sign-letter',
];
// what a form tells and nobody types: the form library would not take a value for a field that it calls read-only
const TOLD = { 'sign-letter': ['letterNotes', 'letterRevision'] };
const seen = new WeakSet();

/** Types a text into a field as a person would; the form takes it over a moment later, one field at a time. */
async function type(field, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((takenOver) => setTimeout(takenOver, 400));
}

async function prefill(form, taskId) {
  const key = await formKey(taskId);
  if (!DRAFTED_FORMS.includes(key)) return;
  const part = await partOf(taskId);
  const address = `/cases/${encodeURIComponent(await caseNumber(taskId))}/prefill/${key}`;
  const draft = await json(part ? `${address}?part=${encodeURIComponent(part)}` : address);
  form.inert = true;
  form.setAttribute('aria-busy', 'true');
  try {
    // a busy browser may lose a field while it takes over another: what is blank again is typed again
    for (let tries = 0; tries < 4; tries += 1) {
      for (const [name, text] of Object.entries(draft)) {
        const field = form.querySelector(`textarea[id$="-Field_${name}"], input[type=text][id$="-Field_${name}"]`);
        // what is told is told anew each time, also where a kept form holds it as it was
        const told = TOLD[key]?.includes(name);
        if (field && text && (told ? field.value !== text : !field.value)) await type(field, text);
        if (field && told) field.readOnly = true;
      }
    }
  } finally {
    form.inert = false;
    form.removeAttribute('aria-busy');
    form.dataset.overturnDraft = 'there';
  }
}

/* A form opens for typing once its task is claimed; what is put in before is lost when it does. */
new MutationObserver(() => {
  const form = document.querySelector('.task-details .fjs-form');
  const taskId = shownTask();
  if (!form || !taskId || seen.has(form) || !form.querySelector('textarea:enabled, input:enabled')) return;
  seen.add(form);
  prefill(form, taskId).catch((fault) => console.warn('The form stays blank:', fault.message));
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
