package org.atrous.compiler.primitive;

/** An argument of a primitive has a value with which no layer can be built. */
public final class OutOfRangeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String argument;

  /**
   * @param argument its name
   * @param needed what it must be, after "must be"
   * @param given the value as a spec writes it
   */
  OutOfRangeException(String argument, String needed, String given) {
    super("`%s` must be %s, not `%s`".formatted(argument, needed, given));
    this.argument = argument;
  }

  /** The argument's name. */
  public String argument() {
    return argument;
  }
}
