package org.atrous.compiler.instantiate;

/**
 * Ends the instantiation of one network, or of one setting, after its error was reported: what
 * follows from it would only repeat it. Never leaves this package.
 */
final class Abort extends RuntimeException {
  private static final long serialVersionUID = 1;

  Abort() {
    super("reported", null, false, false);
  }
}
