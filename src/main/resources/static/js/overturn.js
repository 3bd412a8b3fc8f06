// A file that is too large is refused before it is sent; the server checks again.
document.querySelectorAll('input[type=file][data-max-megabytes]').forEach(function (input) {
  input.addEventListener('change', function () {
    var limit = Number(input.dataset.maxMegabytes);
    var tooLarge = input.files.length > 0 && input.files[0].size > limit * 1024 * 1024;
    input.setCustomValidity(tooLarge ? 'The file is larger than ' + limit + ' MB. Split it.' : '');
    input.reportValidity();
  });
});

// One click sends a form once.
document.querySelectorAll('form[method=post]').forEach(function (form) {
  form.addEventListener('submit', function () {
    var button = form.querySelector('button[type=submit]');
    window.setTimeout(function () { button.disabled = true; }, 0);
  });
});
window.addEventListener('pageshow', function () {
  document.querySelectorAll('button[type=submit]').forEach(function (button) { button.disabled = false; });
});

// A file dropped on an upload is chosen; one that is too large is refused as above.
document.querySelectorAll('form.drop').forEach(function (form) {
  var input = form.querySelector('input[type=file]');
  ['dragenter', 'dragover'].forEach(function (type) {
    form.addEventListener(type, function (event) { event.preventDefault(); form.classList.add('drop-over'); });
  });
  ['dragleave', 'drop'].forEach(function (type) {
    form.addEventListener(type, function (event) { event.preventDefault(); form.classList.remove('drop-over'); });
  });
  form.addEventListener('drop', function (event) {
    if (event.dataTransfer.files.length > 0) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event('change'));
      if (input.checkValidity()) { form.requestSubmit(); }
    }
  });
});

// A letter beside what was read from it: the fact that has the focus, here or in the form around the page, is
// marked in the letter. Without this script the links lead to the place.
(function () {
  var facts = document.querySelectorAll('a[data-reads]');
  if (facts.length === 0) return;
  function show(name, scroll) {
    facts.forEach(function (fact) {
      var own = fact.dataset.reads === name;
      var mark = document.getElementById('read-' + fact.dataset.reads);
      fact.parentElement.classList.toggle('letter-shown', own);
      if (mark) mark.classList.toggle('letter-marked', own);
      if (own && mark && scroll) mark.scrollIntoView({ block: 'center' });
      if (own && scroll) fact.parentElement.scrollIntoView({ block: 'nearest' });
    });
    document.body.classList.add('letter-marks-shown');
  }
  facts.forEach(function (fact) {
    fact.addEventListener('focus', function () { show(fact.dataset.reads, true); });
    fact.addEventListener('mouseenter', function () { show(fact.dataset.reads, false); });
    fact.addEventListener('click', function (event) {
      event.preventDefault();
      show(fact.dataset.reads, true);
    });
  });
  window.addEventListener('message', function (event) {
    if (event.origin === window.location.origin && event.data && event.data.reads) show(event.data.reads, true);
  });
})();

// One button that chooses every row of a page; without this script each row is chosen by itself.
document.querySelectorAll('[data-check-all]').forEach(function (button) {
  button.hidden = false;
  button.addEventListener('click', function () {
    button.form.querySelectorAll('input[type=checkbox][name="' + button.dataset.checkAll + '"]:enabled')
      .forEach(function (box) { box.checked = true; });
  });
});
