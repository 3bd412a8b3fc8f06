package org.overturn.evidence.policy;

/**
 * Reads a policy from a format that payers or people write it in. Each bean of this type is asked
 * in its order; the first that reads a file reads it.
 */
public interface PolicyReader {

  /** True when the file is, by its content, of this format, be it right or wrong. */
  boolean reads(byte[] file);

  /** Reads the file; what is wrong stands in the answer and is never thrown. */
  ReadPolicy read(byte[] file);
}
