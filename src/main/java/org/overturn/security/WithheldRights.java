package org.overturn.security;

/**
 * Whether the database keeps the application from changing what happened.
 *
 * @param hold false where the application's role owns the tables or is an administrator
 */
public record WithheldRights(boolean hold) {}
