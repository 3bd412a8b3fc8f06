/*
 * Says on each card of the list how near its window is, by the task's priority, which rises as time runs out: in
 * a word, with a shape, and in a colour that the styles give. The limits stand here and nowhere else; what has
 * which priority stands in task-priority.dmn.
 */
const RISKS = [
  { from: 95, name: 'closing', mark: '◆', words: 'Closing now' },
  { from: 85, name: 'today', mark: '▲', words: 'Today' },
  { from: 70, name: 'soon', mark: '●', words: 'Soon' },
];

function badgeOf(risk) {
  const badge = document.createElement('div');
  badge.className = 'overturn-risk';
  const mark = document.createElement('span');
  mark.className = 'overturn-risk-mark';
  mark.setAttribute('aria-hidden', 'true');
  mark.textContent = risk.mark;
  badge.append(mark, risk.words);
  return badge;
}

function mark(priority) {
  const task = priority.closest('li.task');
  const number = Number(priority.textContent);
  const risk = RISKS.find(({ from }) => number >= from);
  if (!task || task.dataset.overturnRisk === (risk?.name ?? 'none')) return;
  task.dataset.overturnRisk = risk?.name ?? 'none';
  priority.parentElement.querySelector('.overturn-risk')?.remove();
  if (risk) priority.before(badgeOf(risk));
}

new MutationObserver(() => document.querySelectorAll('.tasks-list li.task .priority').forEach(mark)).observe(
  document.body,
  { childList: true, subtree: true, characterData: true },
);
