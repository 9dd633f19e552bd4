package org.atrous.compiler.check;

import java.util.Set;

/** The words that mean something without being declared; none of them is a keyword. */
final class Words {
  /** Elements of a body that are the language's own. */
  static final Set<String> CONSTRUCTS =
      Set.of("residual", "join", "repeat", "backbone", "input", "multigrid", "auxiliary");

  /** Names that may stand as a value. */
  static final Set<String> VALUES = Set.of("identity", "drop", "image", "input", "backbone");

  /** Names that mean something in every body. */
  private static final Set<String> TAKEN = Set.of("image", "input", "backbone", "dialect", "allow");

  private Words() {}

  /** Whether a parameter or tap can't have this name, because it means something already. */
  static boolean isTaken(String name) {
    return TAKEN.contains(name) || isBlock(name);
  }

  static boolean isBlock(String name) {
    return name.matches("block[1-9]\\d{0,3}");
  }
}
