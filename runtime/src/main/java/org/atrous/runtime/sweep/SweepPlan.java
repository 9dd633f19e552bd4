package org.atrous.runtime.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sweep that can be run: the content of {@code plan.json}.
 *
 * @param name of the sweep
 * @param spec path of its spec, relative
 * @param weights SHA-256 of each file that recipes begin with, by the name of the weights
 * @param seeds with each of which a training is repeated
 * @param table how it is shown
 * @param cells in the order of {@code vary}, the last fastest, with those that are excluded
 * @param halving how trainings are stopped early, or null where all go to their end
 */
public record SweepPlan(
    String name,
    String spec,
    Map<String, String> weights,
    List<Long> seeds,
    TableLayout table,
    List<Cell> cells,
    @Nullable Halving halving) {
  public SweepPlan {
    weights = Map.copyOf(weights);
    seeds = List.copyOf(seeds);
    cells = List.copyOf(cells);
  }

  /** A sweep whose trainings all go to their end. */
  public SweepPlan(
      String name,
      String spec,
      Map<String, String> weights,
      List<Long> seeds,
      TableLayout table,
      List<Cell> cells) {
    this(name, spec, weights, seeds, table, cells, null);
  }

  /**
   * Synchronous successive halving (Karnin, Koren and Somekh 2013; Jamieson and Talwalkar 2016).
   *
   * @param by the metric by which trainings are compared, as a table names it
   * @param factor one in so many goes on, rounded up; at least 2
   * @param rungs steps at which trainings are compared, ascending
   */
  public record Halving(String by, int factor, List<Integer> rungs) {
    public Halving {
      rungs = List.copyOf(rungs);
    }
  }

  /**
   * How the results stand. An axis is what varies together: its names.
   *
   * @param rows the axes whose points make the rows, the last fastest
   * @param columns likewise
   * @param values what is shown of each cell, one table below the other: {@code miou}
   */
  public record TableLayout(
      List<List<String>> rows, List<List<String>> columns, List<String> values) {
    public TableLayout {
      rows = List.copyOf(rows);
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }
  }

  /**
   * One place of the table.
   *
   * @param arguments the values of what varies, as written
   * @param published figures, by the table's value; none where nothing was published
   * @param content what runs; null for a cell that is excluded, or that can't be built
   * @param problem why it can't be built, or null
   */
  public record Cell(
      Map<String, String> arguments,
      Map<String, Double> published,
      @Nullable Content content,
      @Nullable String problem) {
    public Cell {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
      published = Map.copyOf(published);
    }

    /** {@code grid: (1, 2, 1), last: block5}, in the order of the names. */
    public String label() {
      return String.join(
          ", ", arguments.entrySet().stream().map(a -> a.getKey() + ": " + a.getValue()).toList());
    }
  }

  /**
   * What runs for a cell. Cells of the same training share it.
   *
   * @param training identifies the training but for its seed
   * @param measurement identifies the measurement of it
   * @param network name of the network
   * @param evaluation name of the evaluation
   * @param steps of the training, all stages together
   * @param parameters trainable numbers
   * @param multiplyAdds of one image at the evaluation's output stride and size
   * @param memory of a training step, in bytes, estimated
   */
  public record Content(
      String training,
      String measurement,
      String network,
      String evaluation,
      int steps,
      long parameters,
      long multiplyAdds,
      long memory) {}

  private List<Content> contents() {
    return cells.stream().map(Cell::content).filter(Objects::nonNull).toList();
  }

  /** Everything that is trained, each once, in the order of the cells; seeds the slowest. */
  public List<Trial> trials() {
    Set<Trial> trials = new LinkedHashSet<>();
    for (long seed : seeds) {
      contents().forEach(content -> trials.add(new Trial(content.training(), seed)));
    }
    return List.copyOf(trials);
  }

  /** The cells that share a training, in order. */
  public List<Cell> cells(Trial trial) {
    return cells.stream()
        .filter(cell -> cell.content() != null)
        .filter(cell -> Objects.requireNonNull(cell.content()).training().equals(trial.training()))
        .toList();
  }

  /** The values of what varies in which all cells of a trial agree, by name. */
  public Map<String, String> common(Trial trial) {
    List<Cell> sharing = cells(trial);
    Map<String, String> common = new LinkedHashMap<>();
    sharing
        .get(0)
        .arguments()
        .forEach(
            (name, value) -> {
              if (sharing.stream().allMatch(cell -> value.equals(cell.arguments().get(name)))) {
                common.put(name, value);
              }
            });
    return common;
  }

  /** What a trial is called: the values in which all its cells agree, and its seed. */
  public String label(Trial trial) {
    List<String> parts = new ArrayList<>();
    common(trial).forEach((name, value) -> parts.add(name + ": " + value));
    if (seeds.size() > 1 || parts.isEmpty()) {
      parts.add("seed " + trial.seed());
    }
    return String.join(", ", parts);
  }

  /**
   * How a measurement of a trial is called among its figures: {@code results}, or {@code results/os
   * 16} where cells that share the training are measured differently.
   */
  public String resultName(Trial trial, Content measured) {
    Cell cell =
        cells(trial).stream()
            .filter(some -> measured.equals(some.content()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no measurement of " + trial.id()));
    Map<String, String> common = common(trial);
    List<String> parts = new ArrayList<>();
    cell.arguments()
        .forEach(
            (name, value) -> {
              if (!common.containsKey(name)) {
                parts.add(name + " " + value);
              }
            });
    return measurements(trial).size() == 1 ? "results" : "results/" + String.join(", ", parts);
  }

  /** What is measured of a training, each once, in the order of the cells. */
  public List<Content> measurements(Trial trial) {
    Map<String, Content> found = new LinkedHashMap<>();
    for (Content content : contents()) {
      if (content.training().equals(trial.training())) {
        found.putIfAbsent(content.measurement(), content);
      }
    }
    return List.copyOf(found.values());
  }
}
