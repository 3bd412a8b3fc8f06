/** What is shipped beside the code: the compose file, and the profile that the jar runs in. */
package org.overturn.deployment;
