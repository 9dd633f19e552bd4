package org.atrous.compiler.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.experiment.ExperimentReader;
import org.atrous.compiler.experiment.Substitution;
import org.atrous.compiler.instantiate.GivenArgument;
import org.atrous.compiler.program.Program;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Plans the sweeps of a spec: reads each, puts the values of every cell in, and builds and checks
 * its network, recipe and evaluation, at the sizes and output strides at which they will run.
 */
public final class SweepPlanner {
  /** Cells that a sweep may have. */
  public static final int MOST_CELLS = 10_000;

  private final Program program;
  private final CellParts parts;
  private final boolean keepGoing;
  private final Diagnostics diagnostics;

  /**
   * @param keepGoing whether cells that can't be built are left out, instead of being errors
   * @param byHand arguments of networks that are given on the command line
   */
  public SweepPlanner(
      Program program,
      ExperimentReader experiments,
      Map<String, GivenArgument> byHand,
      boolean keepGoing,
      Diagnostics diagnostics) {
    this.program = program;
    this.parts = new CellParts(new NetworkUses(program.main(), byHand), experiments);
    this.keepGoing = keepGoing;
    this.diagnostics = diagnostics;
  }

  /** The sweeps that are sound. */
  public List<Sweep> plan() {
    List<Sweep> sweeps = new ArrayList<>();
    for (Declaration.Settings declaration : program.settings(Declaration.SettingsKind.SWEEP)) {
      new SweepReader(declaration, diagnostics).read().flatMap(this::plan).ifPresent(sweeps::add);
    }
    return sweeps;
  }

  private Optional<Sweep> plan(SweepDeclaration sweep) {
    if (sweep.cells() > MOST_CELLS) {
      diagnostics.report(
          Code.TOO_LARGE,
          sweep.span(),
          String.format(
              Locale.ROOT,
              "the sweep `%s` has %,d cells, more than %,d",
              sweep.name(),
              sweep.cells(),
              MOST_CELLS),
          "",
          "make several sweeps of it");
      return Optional.empty();
    }
    if (!usesAll(sweep)) {
      return Optional.empty();
    }
    InvalidCells invalid = new InvalidCells();
    List<SweepCell> cells = new ArrayList<>();
    int[] point = new int[sweep.axes().size()];
    for (long i = 0; i < sweep.cells(); i++) {
      cells.add(cell(sweep, point, invalid));
      advance(point, sweep.axes());
    }
    boolean noneIsSound = cells.stream().allMatch(cell -> cell.problem() != null);
    if ((!keepGoing || noneIsSound) && invalid.report(diagnostics)) {
      return Optional.empty();
    }
    if (cells.stream().allMatch(SweepCell::isExcluded)) {
      Expression where = sweep.where();
      diagnostics.report(
          Code.BAD_VALUE,
          where == null ? sweep.span() : where.span(),
          "no cell of the sweep `%s` meets its `where`".formatted(sweep.name()),
          "",
          "weaken the condition; without it, `--plan` shows parameters, multiply-adds and memory of"
              + " each cell");
      return Optional.empty();
    }
    HalvingSetting setting = sweep.halving();
    Optional<Halving> halving =
        setting == null ? Optional.empty() : HalvingPlan.of(setting, cells, diagnostics);
    if (setting != null && halving.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Sweep(
            sweep.name(),
            sweep.doc(),
            sweep.span(),
            sweep.axes().stream().map(Axis::names).toList(),
            cells,
            sweep.seeds(),
            halving.orElse(null),
            sweep.layout()));
  }

  /** Whether every variable makes a difference somewhere: else all its cells are one. */
  private boolean usesAll(SweepDeclaration sweep) {
    Set<String> asked = new HashSet<>();
    Substitution.Values recording =
        new Substitution.Values() {
          @Override
          public @Nullable Expression of(String name) {
            asked.add(name);
            return null;
          }

          @Override
          public @Nullable Expression of(Expression.Quantity quantity) {
            return null;
          }
        };
    // Arithmetic on names fails here, after their values were asked for.
    Substitution names = new Substitution(recording, new Diagnostics());
    names.apply(sweep.network());
    names.apply(sweep.recipe());
    names.apply(sweep.evaluation());
    boolean all = true;
    for (Axis axis : sweep.axes()) {
      for (String name : axis.names()) {
        if (!asked.contains(name)) {
          all = false;
          diagnostics.report(
              Code.UNUSED_VARIABLE,
              sweep.span(),
              "`%s` varies in the sweep `%s`, but nothing depends on it"
                  .formatted(name, sweep.name()),
              "",
              Suggestion.nearest(name, asked)
                  .map(near -> "`%s` is used: is that what varies?".formatted(near))
                  .orElse("give it to the network, the recipe or the evaluation"));
        }
      }
    }
    return all;
  }

  private SweepCell cell(SweepDeclaration sweep, int[] point, InvalidCells invalid) {
    Map<String, Expression> values = new LinkedHashMap<>();
    Map<String, String> arguments = new LinkedHashMap<>();
    for (int i = 0; i < point.length; i++) {
      Axis axis = sweep.axes().get(i);
      for (int name = 0; name < axis.names().size(); name++) {
        Expression value = axis.values().get(point[i]).get(name);
        values.put(axis.names().get(name), value);
        arguments.put(axis.names().get(name), SweepReader.text(value));
      }
    }
    List<OptionalDouble> published = published(sweep, point);
    Diagnostics findings = new Diagnostics();
    CellPlan plan = new CellPlan(sweep, values, parts, findings);
    try {
      boolean excluded = !meets(sweep, values, plan, findings);
      return new SweepCell(arguments, excluded ? null : plan.content(), published, null);
    } catch (CellPlan.Invalid e) {
      Diagnostic reason =
          findings.sorted().stream()
              .filter(Diagnostic::isError)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("a cell ended without a reason"));
      invalid.add(SweepCell.label(arguments), reason);
      return new SweepCell(arguments, null, published, reason);
    }
  }

  private static List<OptionalDouble> published(SweepDeclaration sweep, int[] point) {
    List<OptionalDouble> figures = new ArrayList<>();
    if (!sweep.published().isEmpty()) {
      TableLayout layout = sweep.layout();
      int table = layout.rowCount(sweep.axes()) * layout.columnCount(sweep.axes());
      int place = layout.place(point, sweep.axes());
      for (int value = 0; value < layout.values().size(); value++) {
        figures.add(sweep.published().get(value * table + place));
      }
    }
    return figures;
  }

  private static boolean meets(
      SweepDeclaration sweep, Map<String, Expression> values, CellPlan plan, Diagnostics findings) {
    Expression where = sweep.where();
    if (where == null) {
      return true;
    }
    CellFacts facts = new CellFacts(values, plan, where.span());
    Optional<Expression> met = new Substitution(facts, findings).apply(where);
    if (met.isPresent() && unwrapped(met.get()) instanceof Expression.BoolLiteral flag) {
      return flag.value();
    }
    if (!findings.hasErrors()) {
      findings.report(
          Code.WRONG_TYPE, where.span(), "`where` takes a condition, as in `memory < 24GB`");
    }
    throw new CellPlan.Invalid();
  }

  private static Expression unwrapped(Expression value) {
    return value instanceof Expression.Parenthesized inner ? unwrapped(inner.inner()) : value;
  }

  /** Goes to the next point, the last axis first. */
  private static void advance(int[] point, List<Axis> axes) {
    for (int axis = point.length - 1; axis >= 0; axis--) {
      point[axis]++;
      if (point[axis] < axes.get(axis).size()) {
        return;
      }
      point[axis] = 0;
    }
  }
}
