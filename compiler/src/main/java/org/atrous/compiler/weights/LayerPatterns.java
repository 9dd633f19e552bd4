package org.atrous.compiler.weights;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * The two patterns of a layer. Ours: {@code {b}} stands for a number, {@code {rest...}} for any
 * text. The file's: {@code {b - 1}} is a number made of those, {@code {rest}} the same text, {@code
 * *} any text, {@code [text]} text that may be missing, and {@code #{n}} behind a pattern with
 * {@code *} takes the n-th name of those that fit.
 */
final class LayerPatterns {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern TEXT = Pattern.compile("([A-Za-z_]\\w*)\\.\\.\\.");

  private final Diagnostics diagnostics;
  private final Set<String> numbers = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();

  LayerPatterns(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks both patterns; null after an error. */
  MappingSpec.@Nullable Layer read(
      Expression.StringLiteral variables, Expression.StringLiteral source) {
    String ours = filled(variables, this::declare);
    String theirs = ours == null ? null : filled(source, this::use);
    if (ours == null || theirs == null || !isSound(source)) {
      return null;
    }
    return new MappingSpec.Layer(ours, theirs);
  }

  /** A pattern with what stands between its braces replaced; null after an error. */
  private @Nullable String filled(
      Expression.StringLiteral pattern,
      BiFunction<Expression.StringLiteral, String, @Nullable String> replace) {
    String text = pattern.value();
    StringBuilder filled = new StringBuilder();
    int next = 0;
    while (next < text.length()) {
      int open = text.indexOf('{', next);
      int close = open < 0 ? -1 : text.indexOf('}', open);
      String plain = text.substring(next, open < 0 ? text.length() : open);
      if (plain.contains("}") || (open >= 0 && close < 0)) {
        wrong(pattern, "the braces of `%s` don't match".formatted(text));
        return null;
      }
      filled.append(plain);
      if (open < 0) {
        break;
      }
      String inner = replace.apply(pattern, text.substring(open + 1, close));
      if (inner == null) {
        return null;
      }
      filled.append('{').append(inner).append('}');
      next = close + 1;
    }
    return filled.toString();
  }

  private @Nullable String declare(Expression.StringLiteral pattern, String inner) {
    Matcher text = TEXT.matcher(inner.strip());
    boolean isText = text.matches();
    String name = isText ? text.group(1) : inner.strip();
    if (!NUMBER.matcher(name).matches()) {
      wrong(
          pattern, "`{%s}` is neither a number's name nor a text's, `{rest...}`".formatted(inner));
      return null;
    }
    if (numbers.contains(name) || texts.contains(name)) {
      wrong(pattern, "`{%s}` is there twice".formatted(name));
      return null;
    }
    (isText ? texts : numbers).add(name);
    return inner.strip();
  }

  private @Nullable String use(Expression.StringLiteral pattern, String inner) {
    String word = inner.strip();
    if (texts.contains(word)) {
      return word;
    }
    IndexSum sum = IndexSum.parse(inner, numbers);
    if (sum == null) {
      wrong(
          pattern,
          numbers.isEmpty() && texts.isEmpty()
              ? "`{%s}` isn't in the pattern before `->`".formatted(inner)
              : "`{%s}` is no number made of `%s`"
                  .formatted(inner, String.join("`, `", numbers.isEmpty() ? texts : numbers)));
      return null;
    }
    return sum.text();
  }

  private boolean isSound(Expression.StringLiteral source) {
    String text = source.value().replaceAll("\\{[^}]*}", "");
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
      if (depth < 0 || depth > 1) {
        wrong(source, "the brackets of `%s` don't match, or lie in each other".formatted(text));
        return false;
      }
    }
    if (depth != 0) {
      wrong(source, "the brackets of `%s` don't match, or lie in each other".formatted(text));
      return false;
    }
    int ordinal = text.indexOf('#');
    if (ordinal >= 0 && (ordinal != text.length() - 1 || !text.contains("*"))) {
      wrong(source, "`#{n}` stands at the end of a pattern that has a `*`");
      return false;
    }
    return true;
  }

  private void wrong(Expression.StringLiteral pattern, String message) {
    diagnostics.report(Code.BAD_VALUE, pattern.span(), message);
  }
}
