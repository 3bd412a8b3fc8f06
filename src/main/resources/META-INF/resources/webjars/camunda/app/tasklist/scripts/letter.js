/*
 * Check the letter: our page of the letter, in a frame of the same origin, below the form that asks what it
 * says. The field that has the focus is marked in the letter. Patient data stays on our page.
 */
import { caseNumber, formKey, shownTask } from './engine.js';

const READS = {
  payerText: 'payer',
  payerReference: 'payer-reference',
  lineOfBusiness: 'plan-type',
  payerPhone: 'phone',
  patientFirstName: 'patient-name',
  patientLastName: 'patient-name',
  patientBirthDate: 'birth-date',
  memberId: 'member-id',
  procedureCode: 'service-code',
  serviceDescription: 'service-description',
  diagnosisCodes: 'diagnosis-codes',
  physicianName: 'physician',
  setting: 'setting',
  urgency: 'urgency',
  determinationDate: 'determination-date',
  policyCited: 'policy-cited',
  reasonText: 'reason',
  letterWindowEnd: 'call-window',
  letterAppealDate: 'appeal-deadline',
};
const seen = new WeakSet();

async function show(pane, taskId) {
  if ((await formKey(taskId)) !== 'check-letter') return;
  const number = await caseNumber(taskId);
  const frame = document.createElement('iframe');
  frame.className = 'overturn-letter';
  frame.title = `The letter of case ${number}`;
  frame.src = `/cases/${encodeURIComponent(number)}/letter?embedded=true`;
  pane.classList.add('overturn-beside-letter');
  pane.append(frame);
  const mark = (field) => {
    const name = field?.id?.match(/-Field_(\w+)/)?.[1];
    if (READS[name]) frame.contentWindow.postMessage({ reads: READS[name] }, window.location.origin);
  };
  pane.addEventListener('focusin', (event) => mark(event.target));
  // a field that had the focus before the letter was there
  frame.addEventListener('load', () => {
    if (pane.contains(document.activeElement)) mark(document.activeElement);
  });
}

new MutationObserver(() => {
  const pane = document.querySelector('.task-details .form-pane');
  const taskId = shownTask();
  if (!pane || !taskId || seen.has(pane) || !pane.querySelector('.fjs-form')) return;
  seen.add(pane);
  show(pane, taskId).catch((fault) => console.warn('The letter is not shown:', fault.message));
}).observe(document.body, { childList: true, subtree: true });
