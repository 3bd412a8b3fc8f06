package org.overturn.deadline;

/** The levels of an appeal, from the plan's first look to the reviewer outside the plan. */
public enum AppealLevel implements Coded {
  INTERNAL_1,
  INTERNAL_2,
  EXTERNAL,
  NONE;

  /** The choice with this code; see {@link Coded#of}. */
  public static AppealLevel of(String code) {
    return Coded.of(AppealLevel.class, code);
  }
}
