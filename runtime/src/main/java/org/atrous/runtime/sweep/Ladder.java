package org.atrous.runtime.sweep;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who goes on at the rungs of a sweep's successive halving, and what is left to do of each trial.
 * It is worked out from the plan and the results alone: whoever looks comes to the same, whatever
 * happened before and wherever trials ran. A rung is decided once all its trainings are measured
 * with all their seeds. Without halving, all trials go to their end.
 */
public final class Ladder {
  private final SweepFolder folder;
  private final SweepPlan plan;
  private final List<Integer> rungs;
  private final Map<String, SweepPlan.Content> contents = new LinkedHashMap<>();
  private final Map<String, Stop> stops = new HashMap<>();

  /** The trials of the rung that is to be decided next, and what is known of them. */
  private List<Trial> compared;

  private final Deque<Trial> missing = new ArrayDeque<>();
  private final Map<Trial, RungResult> results = new HashMap<>();
  private int rung;

  /** A training at a rung. */
  private record Entry(String training, @Nullable Double value, @Nullable String problem) {}

  /** The trials of a sweep as its folder has them. */
  public Ladder(SweepFolder folder, SweepPlan plan) {
    this.folder = folder;
    this.plan = plan;
    SweepPlan.Halving halving = plan.halving();
    this.rungs = halving == null ? List.of() : halving.rungs();
    for (SweepPlan.Cell cell : plan.cells()) {
      SweepPlan.Content content = cell.content();
      if (content != null) {
        contents.putIfAbsent(content.training(), content);
      }
    }
    this.compared = trials(contents.keySet());
    this.missing.addAll(compared);
  }

  private List<Trial> trials(Collection<String> trainings) {
    List<Trial> trials = new ArrayList<>();
    for (String training : trainings) {
      plan.seeds().forEach(seed -> trials.add(new Trial(training, seed)));
    }
    return trials;
  }

  /** Where a trial of the plan stands. */
  public Standing standing(Trial trial) throws IOException {
    decide();
    Stop stop = stops.get(trial.training());
    if (stop != null) {
      return new Standing(Standing.Phase.STOPPED, stop.rung() - 1);
    }
    if (rung < rungs.size()) {
      return new Standing(
          result(trial).isPresent() ? Standing.Phase.PAUSED : Standing.Phase.TO_DO, rung);
    }
    return new Standing(
        folder.isDone(plan, trial) ? Standing.Phase.DONE : Standing.Phase.TO_DO, rung);
  }

  /** What is to be done of a trial now; empty if nothing is. */
  public Optional<Leg> leg(Trial trial) throws IOException {
    Standing standing = standing(trial);
    if (standing.phase() != Standing.Phase.TO_DO) {
      return Optional.empty();
    }
    return Optional.of(new Leg(trial, standing.rung() < rungs.size() ? goal(trial) : null));
  }

  /** Why a training was stopped; empty if it wasn't. */
  public Optional<Stop> stop(String training) throws IOException {
    decide();
    return Optional.ofNullable(stops.get(training));
  }

  /** What was measured of a trial at a rung where it was. */
  Optional<RungResult> result(Trial trial, int step) throws IOException {
    return folder.result(goal(trial, step), trial);
  }

  private Leg.Goal goal(Trial trial) {
    return goal(trial, rungs.get(rung));
  }

  private Leg.Goal goal(Trial trial, int step) {
    return new Leg.Goal(step, content(trial).measurement());
  }

  private SweepPlan.Content content(Trial trial) {
    return Objects.requireNonNull(contents.get(trial.training()), "a trial of another plan");
  }

  /** The result at the rung that is to be decided next. */
  private Optional<RungResult> result(Trial trial) throws IOException {
    RungResult known = results.get(trial);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<RungResult> found = folder.result(goal(trial), trial);
    found.ifPresent(result -> results.put(trial, result));
    return found;
  }

  /** Decides all rungs that can be decided. */
  private void decide() throws IOException {
    while (rung < rungs.size() && isComplete()) {
      compared = trials(goingOn());
      results.clear();
      missing.addAll(compared);
      rung++;
    }
  }

  private boolean isComplete() throws IOException {
    while (!missing.isEmpty() && result(missing.element()).isPresent()) {
      missing.remove();
    }
    return missing.isEmpty();
  }

  /** The trainings that go on, in the order of the plan; why the others don't is written down. */
  private List<String> goingOn() {
    SweepPlan.Halving halving = Objects.requireNonNull(plan.halving());
    List<String> trainings = compared.stream().map(Trial::training).distinct().toList();
    List<Entry> best =
        trainings.stream()
            .map(training -> entry(training, halving.by()))
            // Sorting is stable: of equals, the first of the plan is the better.
            .sorted(Comparator.comparingDouble(Ladder::order))
            .toList();
    int most = (trainings.size() + halving.factor() - 1) / halving.factor();
    int kept = (int) best.stream().limit(most).filter(entry -> entry.value() != null).count();
    for (int i = kept; i < best.size(); i++) {
      Entry entry = best.get(i);
      stops.put(
          entry.training(),
          new Stop(
              rung + 1,
              rungs.get(rung),
              halving.by(),
              entry.value(),
              i + 1,
              best.size(),
              kept,
              entry.problem()));
    }
    return trainings.stream().filter(training -> !stops.containsKey(training)).toList();
  }

  /** The highest value first, no value last. */
  private static double order(Entry entry) {
    Double value = entry.value();
    return value == null ? Double.POSITIVE_INFINITY : -value;
  }

  /** A training is judged by the mean over its seeds. */
  private Entry entry(String training, String by) {
    double sum = 0;
    for (Trial trial : trials(List.of(training))) {
      RungResult result = Objects.requireNonNull(results.get(trial));
      Double figure = result.figure(by);
      if (figure == null || !Double.isFinite(figure)) {
        String problem = result.problem();
        return new Entry(
            training, null, problem == null ? "no class has a value of " + by : problem);
      }
      sum += figure;
    }
    return new Entry(training, sum / plan.seeds().size(), null);
  }
}
