/** Who people are, what they may see and do, and how they sign in. */
package org.overturn.security;
