package org.atrous.cli;

/**
 * What {@code atrous doctor} found of one thing.
 *
 * @param name of the thing
 * @param state what that means for training
 * @param found what is there
 * @param cure what to do about it; empty where nothing has to be done
 */
record Finding(String name, State state, String found, String cure) {
  /** What a finding means. */
  enum State {
    /** As it should be, or good to know. */
    OK,
    /** Training works, but not as it could. */
    NOTE,
    /** Training is impossible. */
    MISSING
  }

  static Finding ok(String name, String found) {
    return new Finding(name, State.OK, found, "");
  }

  static Finding note(String name, String found, String cure) {
    return new Finding(name, State.NOTE, found, cure);
  }

  static Finding missing(String name, String found, String cure) {
    return new Finding(name, State.MISSING, found, cure);
  }
}
