package org.atrous.compiler.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What to say about a mistake: one sentence without a full stop and with names in backticks, what
 * stands beside the carets, and a way out. The sentence says what belongs there, the label what
 * stands there.
 */
record Wording(String message, String label, @Nullable String help) {
  static Wording of(String message, String label) {
    return new Wording(message, label, null);
  }
}
