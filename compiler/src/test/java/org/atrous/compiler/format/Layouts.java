package org.atrous.compiler.format;

import static com.google.common.truth.Truth.assertThat;

import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;

/** Formats texts for tests. */
final class Layouts {
  private Layouts() {}

  /** A sound text in the layout, which is the layout of itself. */
  static String of(String text) {
    String once = format(text);
    assertThat(format(once)).isEqualTo(once);
    return once;
  }

  /** Holds a text to be in the layout. */
  static void assertKept(String text) {
    assertThat(of(text)).isEqualTo(text);
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile source = new SourceFile("test.atrous", text);
    return SpecFormatter.format(source, diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted() + " in:\n" + text));
  }
}
