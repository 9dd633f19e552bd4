package org.atrous.compiler.experiment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.TypeReference;
import org.atrous.compiler.experiment.Phrase.Literals;

/** The types that a parameter of a recipe or evaluation may have. */
public final class ParameterTypes {
  /** Their names; lists of them and words are types as well. */
  public static final List<String> NAMES =
      List.of("int", "float", "bool", "string", "size", "split", "dataset");

  /** Words in settings: a parameter would be put in for them. */
  private static final Set<String> WORDS =
      Set.of(
          "split",
          "except",
          "from",
          "stride",
          "step",
          "scale",
          "flip",
          "jitter",
          "rotate",
          "blur",
          "resize",
          "min_side",
          "cat_max_ratio",
          "decay",
          "epsilon",
          "frozen",
          "trained",
          "top",
          "below",
          "anneal",
          "keep",
          "biases",
          "none",
          "factor");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ParameterTypes() {}

  /** Whether no parameter can have this name, for it is that of a setting, or a word in one. */
  public static boolean isTaken(String name) {
    return WORDS.contains(name)
        || RecipeReader.SETTINGS.contains(name)
        || EvaluationReader.SETTINGS.contains(name);
  }

  /** The name that isn't a type, or empty if all of them are. */
  public static Optional<Identifier> unknown(TypeReference type) {
    return type.accept(
        new TypeReference.Visitor<>() {
          @Override
          public Optional<Identifier> visit(TypeReference.Named named) {
            return NAMES.contains(named.name().text())
                ? Optional.empty()
                : Optional.of(named.name());
          }

          @Override
          public Optional<Identifier> visit(TypeReference.ListOf list) {
            return unknown(list.element());
          }

          @Override
          public Optional<Identifier> visit(TypeReference.Enumeration words) {
            return Optional.empty();
          }
        });
  }

  /** The type as a spec writes it. */
  static String text(TypeReference type) {
    return type.span().source().text().substring(type.span().start(), type.span().end());
  }

  /** Whether a value, with nothing left to put in, is one of the type. */
  static boolean fits(Expression value, TypeReference type) {
    return type.accept(
        new TypeReference.Visitor<>() {
          @Override
          public Boolean visit(TypeReference.Named named) {
            return named(value, named.name().text());
          }

          @Override
          public Boolean visit(TypeReference.ListOf list) {
            return (value instanceof Expression.ListLiteral
                    || value instanceof Expression.Parenthesized)
                && Literals.items(value).stream().allMatch(item -> fits(item, list.element()));
          }

          @Override
          public Boolean visit(TypeReference.Enumeration words) {
            return words.words().stream()
                .anyMatch(word -> word.text().equals(Literals.word(value)));
          }
        });
  }

  private static boolean named(Expression value, String type) {
    if (value instanceof Expression.Parenthesized inner) {
      return named(inner.inner(), type);
    }
    return switch (type) {
      case "int" -> value instanceof Expression.IntLiteral;
      case "float" ->
          value instanceof Expression.FloatLiteral || value instanceof Expression.IntLiteral;
      case "bool" -> value instanceof Expression.BoolLiteral;
      case "string" -> value instanceof Expression.StringLiteral;
      case "size" -> value instanceof Expression.SizeLiteral;
      default -> {
        String word = Literals.word(value);
        yield word != null && WORD.matcher(word).matches();
      }
    };
  }
}
