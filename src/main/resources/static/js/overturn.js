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
