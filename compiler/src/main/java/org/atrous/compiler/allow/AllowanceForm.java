package org.atrous.compiler.allow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;

/** How an allowance is written: in either place a code and a reason. */
enum AllowanceForm {
  IN_A_BODY("allow(%s, \"%s\")"),
  AMONG_SETTINGS("allow %s \"%s\"");

  /** The word that begins an allowance. */
  static final String WORD = "allow";

  private static final String REASON = "why it is no mistake";

  private final String pattern;

  AllowanceForm(String pattern) {
    this.pattern = pattern;
  }

  /** What stands in an allowance. */
  record Written(Code code, String reason) {}

  /** The code and the reason, or empty after an error. */
  Optional<Written> read(List<Expression> values, Span line, Diagnostics diagnostics) {
    if (values.isEmpty() || !(values.get(0) instanceof Expression.Name name)) {
      refuse(values.isEmpty() ? line : values.get(0).span(), diagnostics);
      return Optional.empty();
    }
    Optional<Code> code = code(name, diagnostics);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 2) {
      refuse(values.get(2).span(), diagnostics);
      return Optional.empty();
    }
    Expression reason = values.size() < 2 ? name : values.get(1);
    if (reason instanceof Expression.StringLiteral text && !text.value().isBlank()) {
      return Optional.of(new Written(code.get(), text.value()));
    }
    diagnostics.report(
        Code.MISSING_ARGUMENT,
        reason.span(),
        "an `allow` needs a reason, a text in quotes",
        "",
        "write `%s`".formatted(pattern.formatted(code.get().id(), REASON)));
    return Optional.empty();
  }

  /** Says how an allowance is written. */
  void refuse(Span span, Diagnostics diagnostics) {
    diagnostics.report(
        Code.BAD_VALUE,
        span,
        "an `allow` takes the code of one warning and a reason",
        "",
        "write `%s`".formatted(pattern.formatted(Code.CENTRE_ONLY.id(), REASON)));
  }

  private static Optional<Code> code(Expression.Name name, Diagnostics diagnostics) {
    String written = name.path().text();
    Optional<Code> code =
        Arrays.stream(Code.values()).filter(c -> c.id().equals(written)).findFirst();
    if (code.isEmpty()) {
      diagnostics.report(
          Code.UNKNOWN_NAME,
          name.span(),
          "no warning has the code `%s`".formatted(written),
          "",
          Suggestion.nearest(written, warnings())
              .map(near -> "did you mean `" + near + "`?")
              .orElse(listed()));
    } else if (!warnings().contains(written)) {
      diagnostics.report(
          Code.BAD_VALUE,
          name.span(),
          code.get() == Code.UNUSED_ALLOWANCE
              ? "`%s` can't be silenced: it says that another `allow` isn't needed"
                  .formatted(written)
              : "`%s` is an error, and errors can't be silenced".formatted(written),
          "",
          listed());
      return Optional.empty();
    }
    return code;
  }

  private static List<String> warnings() {
    return Arrays.stream(Code.values())
        .filter(code -> code.severity() == Code.Severity.WARNING && code != Code.UNUSED_ALLOWANCE)
        .map(Code::id)
        .toList();
  }

  private static String listed() {
    return warnings().stream()
        .map(id -> "`" + id + "`")
        .collect(Collectors.joining(", ", "what can be silenced is ", ""));
  }
}
