package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.compiler.source.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One slip of the pen anywhere in a sound spec is at most one error. */
class OneMistakeTest {
  /** Words, numbers, strings and single marks; comments match as a whole. */
  private static final Pattern TOKEN =
      Pattern.compile("//.*|\"[^\"]*\"|[A-Za-z_0-9.]+|->|==|!=|\\S");

  @ParameterizedTest
  @ValueSource(strings = {"syntax/network.atrous", "syntax/experiment.atrous"})
  void aForgottenTokenIsAtMostOneError(String resource) {
    String text = Specs.resource(resource);
    int broken = 0;
    for (int[] token : tokens(text)) {
      broken += assertOneError(text.substring(0, token[0]) + text.substring(token[1])).size();
    }
    assertThat(broken).isGreaterThan(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"syntax/network.atrous", "syntax/experiment.atrous"})
  void aStrayClosingParenthesisIsOneError(String resource) {
    String text = Specs.resource(resource);
    for (int[] token : tokens(text)) {
      String broken = text.substring(0, token[0]) + ")" + text.substring(token[0]);
      assertThat(assertOneError(broken)).hasSize(1);
    }
  }

  private static List<Diagnostic> assertOneError(String text) {
    List<Diagnostic> errors = Specs.errors(text);
    assertWithMessage("errors in\n%s", text).that(errors.size()).isAtMost(1);
    return errors;
  }

  /** Start and end of every token that isn't a comment. */
  private static List<int[]> tokens(String text) {
    List<int[]> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (!matcher.group().startsWith("//")) {
        tokens.add(new int[] {matcher.start(), matcher.end()});
      }
    }
    return tokens;
  }
}
