package org.overturn.denial;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where the request stood when the payer answered; some calls exist only before the determination.
 */
public enum Stage implements Coded {
  BEFORE_DETERMINATION("before-determination"),
  PRE_SERVICE("pre-service"),
  CONCURRENT("concurrent"),
  POST_SERVICE("post-service");

  private final String code;

  Stage(String code) {
    this.code = code;
  }

  @Override
  @JsonValue
  public String code() {
    return code;
  }

  /** The constant with this code; fails with the list of codes when there is none. */
  @JsonCreator
  public static Stage of(String code) {
    return Coded.of(Stage.class, code);
  }
}
