package org.atrous.compiler.sweep;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A sweep whose cells are all planned.
 *
 * @param axes names of what varies together, in the order of {@code vary}
 * @param cells in the order of {@code vary}, the last fastest; those that {@code where} excludes
 *     are among them
 * @param seeds with which each training is repeated
 * @param halving how trainings are stopped early, or null where all go to their end
 * @param layout of its table
 */
public record Sweep(
    String name,
    String doc,
    Span span,
    List<List<String>> axes,
    List<SweepCell> cells,
    List<Long> seeds,
    @Nullable Halving halving,
    TableLayout layout) {
  public Sweep {
    axes = axes.stream().map(List::copyOf).toList();
    cells = List.copyOf(cells);
    seeds = List.copyOf(seeds);
  }

  /** Names of what varies, in the order of {@code vary}. */
  public List<String> variables() {
    return axes.stream().flatMap(List::stream).toList();
  }

  private Stream<SweepCell.Content> contents() {
    return cells.stream().map(SweepCell::content).filter(Objects::nonNull);
  }

  /** Trainings that differ: each of them for every seed. */
  public long trainings() {
    return contents().map(SweepCell.Content::training).distinct().count() * seeds.size();
  }

  /** Measurements that differ: each of them for every seed. */
  public long measurements() {
    return contents().map(SweepCell.Content::measurement).distinct().count() * seeds.size();
  }

  /**
   * Whether some cell asks for asynchronous replicas, so that the sweep can be planned, not run.
   */
  public boolean needsReplicas() {
    return contents().anyMatch(content -> content.recipe().training().replicas() > 1);
  }
}
