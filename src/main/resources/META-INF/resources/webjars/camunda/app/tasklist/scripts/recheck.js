/*
 * A field that was found wrong and is then hidden by another answer keeps the Complete button disabled, with
 * nothing on the screen to mend. Saving makes the form check itself anew, without the hidden field.
 */
function recheck() {
  const pane = document.querySelector('.task-details .form-pane');
  const complete = pane?.querySelector('.form-actions .btn-primary');
  const save = pane?.querySelector('.form-actions button[ng-click^="save"]');
  const wrong = pane?.querySelector('.fjs-form-field-error');
  if (complete?.disabled && save && !save.disabled && !wrong) save.click();
}

for (const kind of ['click', 'change', 'focusout']) {
  document.addEventListener(kind, (event) => {
    if (event.target.closest?.('.task-details .fjs-form')) setTimeout(recheck, 400);
  });
}
