package org.atrous.compiler.advice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;

/** Warns of what saves training runs in the cells of a sweep: of each kind and place once. */
public final class SweepAdvice {
  private SweepAdvice() {}

  /** Where a warning is, whatever figures a cell gives it. */
  private record Place(Code code, Span span) {
    static Place of(Diagnostic diagnostic) {
      return new Place(diagnostic.code(), diagnostic.span());
    }
  }

  /**
   * What is to be said of the cells, with the first one for which it is.
   *
   * @param files the spec's own first
   * @param said before, of the spec as it stands
   */
  public static List<Diagnostic> of(Sweep sweep, List<FileScope> files, List<Diagnostic> said) {
    Set<Place> known = new HashSet<>();
    said.forEach(diagnostic -> known.add(Place.of(diagnostic)));
    Diagnostics found = new Diagnostics();
    Advice advice = new Advice(files, found);
    Set<List<Integer>> seen = new HashSet<>();
    Map<Place, Diagnostic> warnings = new LinkedHashMap<>();
    int before = 0;
    for (SweepCell cell : sweep.cells()) {
      SweepCell.Content content = cell.content();
      if (content == null || !seen.add(parts(content))) {
        continue;
      }
      advice.give(List.of(content.network()), experiments(content));
      List<Diagnostic> now = found.sorted();
      if (now.size() > before) {
        before = now.size();
        for (Diagnostic diagnostic : now) {
          Place place = Place.of(diagnostic);
          if (!known.contains(place)) {
            warnings.computeIfAbsent(place, key -> inCell(diagnostic, cell));
          }
        }
      }
    }
    return List.copyOf(warnings.values());
  }

  /** What a cell is made of; what several share is one object. */
  private static List<Integer> parts(SweepCell.Content content) {
    return List.of(
        System.identityHashCode(content.network()),
        System.identityHashCode(content.recipe()),
        System.identityHashCode(content.evaluation()));
  }

  private static Experiments experiments(SweepCell.Content content) {
    List<RecipeSpec> stages = new ArrayList<>();
    for (RecipeSpec stage = content.recipe(); stage != null; stage = stage.after()) {
      stages.add(stage);
    }
    return new Experiments(List.of(), stages, List.of(content.evaluation()));
  }

  private static Diagnostic inCell(Diagnostic diagnostic, SweepCell cell) {
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.span(),
        "%s, in the cell `%s`".formatted(diagnostic.message(), cell.label()),
        diagnostic.label(),
        diagnostic.help(),
        diagnostic.trail());
  }
}
