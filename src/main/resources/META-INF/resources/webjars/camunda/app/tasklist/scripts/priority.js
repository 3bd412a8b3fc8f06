/* Marks the tasks of the list by priority, so that styles can show which windows are about to close. */
const LEVELS = [
  [90, 'urgent'],
  [70, 'soon'],
];

function mark(priority) {
  const level = LEVELS.find(([from]) => Number(priority.textContent) >= from)?.[1] ?? 'normal';
  const task = priority.closest('li.task');
  if (task && task.dataset.overturnPriority !== level) task.dataset.overturnPriority = level;
}

new MutationObserver(() => document.querySelectorAll('.tasks-list li.task .priority').forEach(mark)).observe(
  document.body,
  { childList: true, subtree: true, characterData: true },
);
