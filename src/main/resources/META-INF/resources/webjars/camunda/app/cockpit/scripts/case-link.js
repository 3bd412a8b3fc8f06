/* A button beside a process instance's actions that opens the page of its case. */
async function businessKey(api, processInstanceId) {
  const answer = await fetch(`${api.engineApi}/process-instance/${processInstanceId}`, {
    headers: { Accept: 'application/json' },
    credentials: 'same-origin',
  });
  return answer.ok ? (await answer.json()).businessKey : null;
}

function link(number) {
  const anchor = document.createElement('a');
  anchor.className = 'btn btn-default action-button overturn-case-link';
  anchor.href = `/cases/${encodeURIComponent(number)}`;
  anchor.target = '_blank';
  anchor.title = anchor.ariaLabel = `Open case ${number}`;
  anchor.innerHTML = '<span class="glyphicon glyphicon-folder-open" aria-hidden="true"></span>';
  return anchor;
}

export default {
  id: 'overturn-case-link',
  pluginPoint: 'cockpit.processInstance.runtime.action',
  priority: 100,
  async render(node, { api, processInstanceId }) {
    const number = await businessKey(api, processInstanceId);
    if (number) node.replaceChildren(link(number));
  },
};
