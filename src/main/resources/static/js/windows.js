// The windows board: the time left counts down by the server's clock, changes come by server-sent events, and
// everything works from the keyboard. Without this script the page is the board as it was when it was opened.
(function () {
  var main = document.querySelector('main.board-page');
  var clocks = document.getElementById('clocks');
  var live = document.querySelector('.live');
  var liveWords = document.querySelector('.live-words');
  var notLive = document.getElementById('not-live');
  var ahead = Number(main.dataset.now) - Date.now();
  var now = function () { return Date.now() + ahead; };

  // --- the time left -------------------------------------------------------------------------------------------
  var risks = Array.from(document.querySelectorAll('.legend [data-risk]')).map(function (each) {
    return {
      css: 'risk-' + each.dataset.risk,
      below: Number(each.dataset.below),
      mark: each.querySelector('.mark').textContent,
      words: each.querySelector('.legend-words').textContent,
    };
  });
  function riskOf(seconds) {
    return risks.find(function (risk, index) {
      return risk.below < 0 || (index === 0 ? seconds <= risk.below : seconds < risk.below);
    });
  }
  function words(seconds) {
    var days = Math.floor(seconds / 86400), hours = Math.floor(seconds / 3600) % 24, minutes = Math.floor(seconds / 60) % 60;
    if (days >= 7) return days + ' days';
    if (days > 0) return (days === 1 ? '1 day' : days + ' days') + (hours ? ' ' + hours + ' h' : '');
    if (hours > 0) return hours + ' h' + (minutes ? ' ' + minutes + ' min' : '');
    if (minutes >= 5) return minutes + ' min';
    return minutes + ':' + String(Math.floor(seconds) % 60).padStart(2, '0') + ' min';
  }
  function put(node, text) { if (node.textContent !== text) node.textContent = text; }
  function count() {
    clocks.querySelectorAll('tr[data-due]').forEach(function (row) {
      var seconds = (Number(row.dataset.due) - now()) / 1000;
      var risk = riskOf(seconds);
      put(row.querySelector('.left-words'), seconds > 0 ? words(seconds) + ' left' : 'closed ' + words(-seconds) + ' ago');
      put(row.querySelector('.risk-words'), risk.words);
      put(row.querySelector('.cell-left .mark'), risk.mark);
      if (!row.classList.contains(risk.css)) {
        risks.forEach(function (each) { row.classList.remove(each.css); });
        row.classList.add(risk.css);
      }
    });
  }

  // --- live ----------------------------------------------------------------------------------------------------
  var source = null, heard = 0, failures = 0, over = false;
  var QUIET_FOR = 50000; // three signs of life missed

  function say(state, text) {
    live.classList.toggle('is-live', state === 'live');
    live.classList.toggle('is-away', state === 'away');
    put(live.querySelector('.live-mark'), state === 'live' ? '●' : '○');
    put(liveWords, text);
  }
  function warn(text, address, label) {
    notLive.hidden = !text;
    notLive.textContent = text || '';
    if (address) {
      var link = document.createElement('a');
      link.href = address;
      link.textContent = label;
      notLive.append(' ', link);
    }
  }
  function draw(html) {
    var before = new Map();
    clocks.querySelectorAll('tr[data-clock]').forEach(function (row) { before.set(row.dataset.clock, content(row)); });
    var focused = document.activeElement && document.activeElement.closest('tr[data-clock]');
    var at = focused ? rows().indexOf(focused) : -1;
    var within = focused && focused !== document.activeElement ? document.activeElement.className : null;
    var current = focused ? focused.dataset.clock : null;
    clocks.innerHTML = html;
    count();
    var changes = 0;
    clocks.querySelectorAll('tr[data-clock]').forEach(function (row) {
      if (before.get(row.dataset.clock) !== content(row)) {
        row.classList.add('changed');
        changes += 1;
      }
    });
    if (at >= 0) {
      var row = clocks.querySelector('tr[data-clock="' + CSS.escape(current) + '"]') || rows()[Math.min(at, rows().length - 1)];
      if (row) ((within && row.querySelector('.' + within.trim().split(/\s+/).pop())) || row).focus();
    }
    roving();
    return changes;
  }
  /** What a row says, apart from the time left. */
  function content(row) {
    var words = Array.from(row.children).slice(1).map(function (cell) { return cell.textContent.replace(/\s+/g, ' ').trim(); });
    return words.join('|') + row.dataset.due;
  }
  function connect() {
    if (source || over || document.hidden) return;
    source = new EventSource(main.dataset.live);
    heard = Date.now();
    source.addEventListener('tick', function (event) {
      ahead = Number(event.data) - Date.now();
      heard = Date.now();
      failures = 0;
      if (!live.classList.contains('is-live')) { say('live', 'Live'); warn(''); }
    });
    source.addEventListener('clocks', function (event) {
      heard = Date.now();
      var changes = draw(event.data);
      if (changes > 0) say('live', 'Live; ' + changes + (changes === 1 ? ' clock' : ' clocks') + ' just changed');
    });
    source.addEventListener('stale', function () { say('away', 'Not current: the server cannot read the clocks'); });
    source.addEventListener('end', function (event) {
      disconnect();
      if (event.data === 'session-ended') { signedOut(); } else { again(); }
    });
    source.onerror = function () {
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        ask();
      } else {
        say('away', 'Connecting again …');
      }
    };
  }
  function disconnect() {
    if (source) source.close();
    source = null;
  }
  function signedOut() {
    over = true;
    say('away', 'Not live');
    warn('You are signed out, so this board stands still.', window.location.href, 'Sign in');
  }
  /** The server refused: the session is over, or it has too many boards open, or it is away. */
  function ask() {
    fetch(window.location.href, { method: 'HEAD', redirect: 'manual' }).then(
      function (answer) { if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) signedOut(); else again(); },
      again);
  }
  function again() {
    failures += 1;
    say('away', 'Not live; trying again');
    if (failures > 2) warn('This board is not live at the moment; what it shows may be out of date.');
    window.setTimeout(connect, Math.min(60000, 2000 * Math.pow(2, failures)) * (0.5 + Math.random() / 2));
  }
  // a browser has few connections to a server: a board that nobody looks at lets go of its own
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) disconnect(); else connect();
  });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);

  // --- the keyboard --------------------------------------------------------------------------------------------
  var lettersOn = document.getElementById('keys-on');
  lettersOn.checked = window.localStorage.getItem('overturn-windows-keys') !== 'off';
  lettersOn.addEventListener('change', function () {
    window.localStorage.setItem('overturn-windows-keys', lettersOn.checked ? 'on' : 'off');
  });
  function rows() { return Array.from(clocks.querySelectorAll('tr[data-clock]')); }
  /** One row can be reached by Tab, the others from it by j, k and the arrows. */
  function roving() {
    var all = rows();
    var one = all.indexOf(document.activeElement && document.activeElement.closest('tr[data-clock]'));
    all.forEach(function (row, index) { row.tabIndex = index === Math.max(one, 0) ? 0 : -1; });
  }
  function move(by) {
    var all = rows();
    if (all.length === 0) return;
    var at = all.indexOf(document.activeElement.closest('tr[data-clock]'));
    var row = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
    roving();
  }
  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest('input, select, textarea')) return;
    var row = event.target.closest('tr[data-clock]');
    var letter = lettersOn.checked ? event.key.toLowerCase() : '';
    if (letter === 'j' || (row && event.key === 'ArrowDown')) move(1);
    else if (letter === 'k' || (row && event.key === 'ArrowUp')) move(-1);
    else if (letter === '/') document.getElementById('whose').focus();
    else if (row && event.target === row && event.key === 'Enter') follow(row.querySelector('.open-task') || row.querySelector('th a'));
    else if (row && letter === 'c') follow(row.querySelector('th a'));
    else if (row && letter === 'r' && row.dataset.task) reassign(row);
    else return;
    event.preventDefault();
  });
  function follow(link) { if (link) link.click(); }
  clocks.addEventListener('focusin', roving);

  // --- reassigning ---------------------------------------------------------------------------------------------
  var dialog = document.getElementById('reassign');
  var home = null;
  function reassign(row) {
    if (!dialog) return;
    home = row.dataset.clock;
    var form = dialog.querySelector('form');
    var to = dialog.querySelector('#to');
    put(dialog.querySelector('#reassign-refused'), '');
    fetch('/windows/tasks/' + encodeURIComponent(row.dataset.task) + '/people', { headers: { Accept: 'application/json' } })
      .then(readable)
      .then(function (task) {
        put(dialog.querySelector('#reassign-what'), task.name + ' of ' + task.caseNumber + ', now with ' + (task.holder || 'nobody'));
        to.replaceChildren();
        if (task.assignee) to.append(new Option('Back to ' + task.groups, ''));
        task.people.forEach(function (person) {
          to.append(new Option(person.name + (person.away ? ' (' + person.away + ')' : ''), person.id));
        });
        form.elements.from.value = task.assignee || '';
        form.action = '/windows/tasks/' + encodeURIComponent(row.dataset.task) + '/assignee';
        dialog.querySelector('button[type=submit]').disabled = to.options.length === 0;
        dialog.showModal();
        to.focus();
      })
      .catch(function (fault) { warn(fault.message); });
  }
  function readable(answer) {
    if (answer.redirected || answer.status === 401) { signedOut(); throw new Error('You are signed out.'); }
    return answer.status === 204 ? null : answer.json().then(function (body) {
      if (!answer.ok) throw new Error(body.detail || 'That did not work; try again.');
      return body;
    });
  }
  clocks.addEventListener('click', function (event) {
    var button = event.target.closest('button.reassign');
    if (button) reassign(button.closest('tr'));
  });
  if (dialog) {
    dialog.querySelector('form').addEventListener('submit', function (event) {
      event.preventDefault();
      var form = event.target;
      fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'application/json' } })
        .then(readable)
        .then(function () { dialog.close(); })
        .catch(function (fault) {
          put(dialog.querySelector('#reassign-refused'), fault.message);
          form.querySelector('button[type=submit]').disabled = false;
        });
    });
    dialog.querySelector('#reassign-cancel').addEventListener('click', function () { dialog.close(); });
    dialog.addEventListener('close', function () {
      dialog.querySelector('button[type=submit]').disabled = false;
      var row = home && clocks.querySelector('tr[data-clock="' + CSS.escape(home) + '"]');
      if (row) row.focus();
    });
  }

  window.addEventListener('beforeprint', function () {
    put(document.querySelector('.printed-at'), new Date(now()).toLocaleString('en-US', {
      timeZone: main.dataset.zone, weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
    }));
  });

  roving();
  count();
  window.setInterval(function () {
    count();
    if (source && Date.now() - heard > QUIET_FOR) { disconnect(); again(); }
  }, 1000);
  connect();
})();
