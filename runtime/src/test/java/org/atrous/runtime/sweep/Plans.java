package org.atrous.runtime.sweep;

import java.util.List;
import java.util.Map;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.prediction.ViewSettings;

/** A sweep of three cells and two trainings, as tests need it. */
public final class Plans {
  public static final SweepPlan SMALL = named("small");

  private Plans() {}

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
