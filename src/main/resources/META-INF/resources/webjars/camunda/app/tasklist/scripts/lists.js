/*
 * A list of a form that was clicked in the moment in which the form drew itself anew counts as open and is not shown,
 * and no further click opens it: the form library notes the click and leaves the drawing out. Once it has lost the
 * focus it is as before, so it loses it and gets it back.
 */
const DRAWN_BY_NOW = 400;

/** Whether the list of a field is shown at any time until it is asked, also for a choice that was made at once. */
function shown(field) {
  const isThere = () => field.querySelector('.fjs-dropdownlist') !== null;
  let was = isThere();
  const watch = new MutationObserver(() => {
    was ||= isThere();
  });
  watch.observe(field, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
    return was;
  };
}

document.addEventListener(
  'mousedown',
  ({ target }) => {
    const field = target.closest?.('.fjs-form-field-select');
    const input = field?.querySelector('.fjs-input-group input');
    if (!input || !target.closest('.fjs-input-group') || target.closest('.fjs-select-cross')) return;
    const wasShown = shown(field);
    setTimeout(() => {
      if (wasShown() || document.activeElement !== input) return;
      input.blur();
      setTimeout(() => input.focus(), DRAWN_BY_NOW);
    }, DRAWN_BY_NOW);
  },
  { capture: true },
);
