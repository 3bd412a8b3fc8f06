package org.overturn.document;

/** A document on its way out. */
public record StoredFile(String name, String contentType, byte[] content) {}
