/* What the plugins ask the engine, through Tasklist's own API and with the signed-in person's rights. */
const base = document.querySelector('base');
const engineApi = `${base.getAttribute('engine-api')}engine/${base.getAttribute('href').match(/([^/]+)\/?$/)[1]}`;

export async function json(address) {
  const answer = await fetch(address, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
  });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The number of the case that a task belongs to, such as D-2026-000123. */
export async function caseNumber(taskId) {
  return (await json(`${engineApi}/task/${taskId}/variables/caseNumber?deserializeValue=false`)).value;
}

/** What a task is about, a case or an arrival that is none: its title and the address of its page. */
export async function subjectOf(taskId) {
  const variables = await json(`${engineApi}/task/${taskId}/variables?deserializeValues=false`);
  if (variables.arrival) {
    return { title: 'Arrival', page: `/intake/${encodeURIComponent(variables.arrival.value)}` };
  }
  const number = variables.caseNumber.value;
  return { title: `Case ${number}`, page: `/cases/${encodeURIComponent(number)}` };
}

/** Which of several tasks of its case a task is: the id of the document that it sends, or null. */
export async function partOf(taskId) {
  const variables = await json(`${engineApi}/task/${taskId}/variables?deserializeValues=false`);
  return variables.requestedDocument?.value ?? null;
}

/** The key of the form that a task shows, which is its file's name without the ending. */
export async function formKey(taskId) {
  return (await json(`${engineApi}/task/${taskId}/form`)).camundaFormRef?.key;
}

/** The task that Tasklist shows now, or null. */
export function shownTask() {
  return new URLSearchParams(window.location.hash.split('?')[1]).get('task');
}
