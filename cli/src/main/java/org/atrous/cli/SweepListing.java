package org.atrous.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.sweep.Halving;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.jspecify.annotations.Nullable;

/**
 * A planned sweep, as {@code sweep --plan --format json} prints it.
 *
 * @param variables what varies
 * @param values what its table shows of each cell
 * @param trainings those that differ, with their repetitions
 * @param measurements likewise
 * @param needsReplicas whether it can be planned, but not run
 * @param halving how trainings are stopped early, or null
 * @param seconds that all trainings take one after the other, as far as measured; null if none was
 */
record SweepListing(
    String name,
    List<String> variables,
    List<String> values,
    List<Long> seeds,
    long trainings,
    long measurements,
    boolean needsReplicas,
    @Nullable HalvingEntry halving,
    @Nullable Double seconds,
    List<CellEntry> cells) {

  /**
   * How trainings are stopped early. All numbers are for all seeds.
   *
   * @param by the metric by which they are compared
   * @param factor one in so many goes on
   * @param finalists trainings that go to the end
   * @param steps that all trainings make together
   * @param stepsWithout those that they would make if none was stopped
   */
  record HalvingEntry(
      String by,
      int factor,
      List<Halving.Rung> rungs,
      long finalists,
      long steps,
      long stepsWithout) {
    static HalvingEntry of(Halving halving, int seeds) {
      return new HalvingEntry(
          halving.by(),
          halving.factor(),
          halving.rungs().stream()
              .map(rung -> new Halving.Rung(rung.step(), rung.trainings() * seeds))
              .toList(),
          (long) halving.finalists() * seeds,
          halving.stepsOfAll() * seeds,
          halving.stepsWithout() * seeds);
    }
  }

  /**
   * A cell; the last ones are null or empty where `where` excludes it, or where it can't be built.
   *
   * @param published figures, one for each value of the table, null where none was published
   * @param problem why it can't be built, or null
   * @param memory of a training step, in bytes
   * @param seconds of its training, for one seed, or null
   * @param recipes the chain, the first stage first
   * @param training identifies it but for its seed
   */
  record CellEntry(
      Map<String, String> arguments,
      boolean excluded,
      @Nullable String problem,
      List<@Nullable Double> published,
      @Nullable String network,
      @Nullable Long parameters,
      @Nullable Long multiplyAdds,
      @Nullable Long memory,
      @Nullable Double seconds,
      List<String> recipes,
      @Nullable String evaluation,
      @Nullable String training,
      @Nullable String measurement) {}

  /**
   * Lists a sweep.
   *
   * @param seconds of trainings that were measured, by what identifies them
   */
  static SweepListing of(Sweep sweep, Map<String, Double> seconds) {
    Halving halving = sweep.halving();
    return new SweepListing(
        sweep.name(),
        sweep.variables(),
        sweep.layout().values(),
        sweep.seeds(),
        sweep.trainings(),
        sweep.measurements(),
        sweep.needsReplicas(),
        halving == null ? null : HalvingEntry.of(halving, sweep.seeds().size()),
        seconds.isEmpty()
            ? null
            : sweep.seeds().size() * seconds.values().stream().mapToDouble(s -> s).sum(),
        sweep.cells().stream().map(cell -> entry(cell, seconds)).toList());
  }

  private static CellEntry entry(SweepCell cell, Map<String, Double> seconds) {
    List<@Nullable Double> published = new ArrayList<>();
    for (OptionalDouble figure : cell.published()) {
      published.add(figure.isPresent() ? (Double) figure.getAsDouble() : null);
    }
    Map<String, String> arguments =
        Collections.unmodifiableMap(new LinkedHashMap<>(cell.arguments()));
    SweepCell.Content content = cell.content();
    if (content == null) {
      return new CellEntry(
          arguments,
          true,
          cell.problem() == null ? null : cell.problem().message(),
          published,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          null);
    }
    List<String> recipes = new ArrayList<>();
    for (RecipeSpec stage = content.recipe(); stage != null; stage = stage.after()) {
      recipes.add(0, stage.name());
    }
    return new CellEntry(
        arguments,
        false,
        null,
        published,
        content.network().network().name(),
        content.network().parameters(),
        content.multiplyAdds(),
        content.memory(),
        seconds.get(content.training()),
        recipes,
        content.evaluation().name(),
        content.training(),
        content.measurement());
  }
}
