/*
 * Tasklist orders every list by the newest task first, whatever its filter says, unless the address says
 * otherwise. The most urgent comes first here; a person may still choose another order in the list's head.
 */
const URGENT_FIRST = JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' },
]);

function orderByUrgency() {
  const [path, query = ''] = window.location.hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query);
  if ((path === '' || path === '/') && !search.has('sorting')) {
    search.set('sorting', URGENT_FIRST);
    window.history.replaceState(null, '', `#/?${search.toString().replaceAll('+', '%20')}`);
  }
}

orderByUrgency();
