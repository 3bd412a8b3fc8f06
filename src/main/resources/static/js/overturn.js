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
