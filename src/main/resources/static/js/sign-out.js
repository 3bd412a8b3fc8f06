// The provider's session ends by a form, so that the token stands in no address; nobody has to press its button.
document.getElementById('sign-out').submit();
