/*
 * Unfinished forms. Tasklist drops what was typed when the person looks at another tab or task, and keeps
 * what is saved in the browser's local storage, where patient data would lie on the disk. Here a form is
 * saved whenever it is left, into the tab's session storage: it survives a session that ends and a new
 * sign-in, and is gone with the tab.
 */
const isDraft = (key) => String(key).startsWith('camunda-form:');

for (const name of ['getItem', 'setItem', 'removeItem']) {
  const original = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    const redirected = this === window.localStorage && isDraft(key);
    return original.call(redirected ? window.sessionStorage : this, key, ...rest);
  };
}

function save() {
  const button = document.querySelector('.task-details .form-actions button[ng-click^="save"]');
  if (button && !button.disabled) button.click();
}

document.addEventListener(
  'click',
  (event) => {
    if (event.target.closest('.task-details .nav-tabs a, .tasks-list li.task, .task-filters')) save();
  },
  { capture: true },
);
window.addEventListener('pagehide', save);
