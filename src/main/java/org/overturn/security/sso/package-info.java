/** Single sign-on with an OpenID Connect provider, whose people are written into the engine. */
package org.overturn.security.sso;
