package org.atrous.runtime.sweep;

import java.util.List;
import java.util.Map;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.prediction.ViewSettings;

/** A sweep of three cells and two trainings, as tests need it. */
public final class Plans {
  public static final SweepPlan SMALL = named("small");

  /** The same with a rung after 4 steps of 10, at which the better half goes on. */
  public static final SweepPlan HALVED = halved("miou", 2, 4);

  private Plans() {}

  public static SweepPlan halved(String by, int factor, Integer... rungs) {
    return new SweepPlan(
        SMALL.name(),
        SMALL.spec(),
        SMALL.weights(),
        SMALL.seeds(),
        SMALL.table(),
        SMALL.cells(),
        new SweepPlan.Halving(by, factor, List.of(rungs)));
  }

  /** What was measured of a trial at the rung of {@link #HALVED}. */
  public static RungResult atRung(Trial trial, String measurement, double mIoU) {
    return atRung(trial, measurement, 4, mIoU);
  }

  public static RungResult atRung(Trial trial, String measurement, int step, double mIoU) {
    return new RungResult(
        measurement,
        trial.training(),
        trial.seed(),
        step,
        result(trial, measurement, mIoU).result(),
        null);
  }

  public static SweepPlan named(String name) {
    return new SweepPlan(
        name,
        "small.atrous",
        Map.of("imagenet", "0123"),
        List.of(1L),
        new SweepPlan.TableLayout(
            List.of(List.of("grid")), List.of(List.of("os")), List.of("miou")),
        List.of(
            cell("(1, 1)", "8", "aaaa", "m1"),
            cell("(1, 1)", "16", "aaaa", "m2"),
            cell("(1, 2)", "8", "bbbb", "m3")));
  }

  private static SweepPlan.Cell cell(String grid, String os, String training, String measurement) {
    return new SweepPlan.Cell(
        Map.of("grid", grid, "os", os),
        Map.of("miou", 75.5),
        new SweepPlan.Content(training, measurement, "Net", "unseen", 10, 100, 1000, 10_000),
        null);
  }

  public static TrialResult result(Trial trial, String measurement, double mIoU) {
    return new TrialResult(
        measurement,
        trial.training(),
        trial.seed(),
        new EvaluationResult(
            "unseen",
            "Net",
            "shapes",
            "val",
            8,
            ViewSettings.PLAIN,
            10,
            3,
            300,
            mIoU,
            0.9,
            0.8,
            0.7,
            0.6,
            null,
            Map.of(),
            List.of(),
            List.of()));
  }
}
