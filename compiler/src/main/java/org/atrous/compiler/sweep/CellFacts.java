package org.atrous.compiler.sweep;

import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.experiment.Substitution;
import org.atrous.compiler.plan.ReceptiveField;
import org.atrous.compiler.plan.ReceptiveFields;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a `where` can ask of a cell: the values of what varies, and facts about its network, each
 * worked out where it decides something. Memory is that of a training step, multiply-adds and
 * receptive field are those at the evaluation's output stride.
 */
final class CellFacts implements Substitution.Values {
  static final List<String> NAMES =
      List.of("memory", "parameters", "multiply_adds", "receptive_field");

  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("B", 1.0),
          Map.entry("KB", 1e3),
          Map.entry("MB", 1e6),
          Map.entry("GB", 1e9),
          Map.entry("TB", 1e12),
          Map.entry("KiB", 1024.0),
          Map.entry("MiB", 1024.0 * 1024),
          Map.entry("GiB", 1024.0 * 1024 * 1024),
          Map.entry("K", 1e3),
          Map.entry("M", 1e6),
          Map.entry("G", 1e9),
          Map.entry("T", 1e12));

  private final Map<String, Expression> values;
  private final CellPlan cell;
  private final Span span;

  /**
   * @param span of the condition
   */
  CellFacts(Map<String, Expression> values, CellPlan cell, Span span) {
    this.values = values;
    this.cell = cell;
    this.span = span;
  }

  @Override
  public @Nullable Expression of(String name) {
    Expression value = values.get(name);
    if (value != null || !NAMES.contains(name)) {
      return value;
    }
    return new Expression.IntLiteral(fact(name), span);
  }

  @Override
  public @Nullable Expression of(Expression.Quantity quantity) {
    Double unit = UNITS.get(quantity.unit());
    return unit == null
        ? null
        : new Expression.FloatLiteral(quantity.value() * unit, quantity.span());
  }

  private long fact(String name) {
    return switch (name) {
      case "memory" -> cell.memory();
      case "parameters" -> cell.network().parameters();
      case "multiply_adds" -> multiplyAdds();
      default -> receptiveField();
    };
  }

  private long multiplyAdds() {
    cell.requireSizes();
    return cell.multiplyAdds();
  }

  private long receptiveField() {
    cell.requireSizes();
    int output = cell.network().network().root().output();
    ReceptiveField field =
        ReceptiveFields.of(
                cell.network(), cell.evaluation().measuring().outputStride(), cell.evaluated())
            .get(output);
    return Math.max(field.height(), field.width());
  }
}
