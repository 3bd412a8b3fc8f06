/** What the tests share: the application on a real database, a clock that obeys, and the mail. */
package org.overturn.testing;
