package org.atrous.runtime.sweep;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LadderTest {
  @TempDir private Path parent;

  /** Trainings a, b, c, ... of 100 steps, measured by ma, mb, mc, ... */
  private static SweepPlan plan(int trainings, List<Long> seeds, int factor, Integer... rungs) {
    List<SweepPlan.Cell> cells = new ArrayList<>();
    for (int i = 0; i < trainings; i++) {
      String name = String.valueOf((char) ('a' + i));
      cells.add(
          new SweepPlan.Cell(
              Map.of("net", name),
              Map.of(),
              new SweepPlan.Content(name, "m" + name, "Net", "unseen", 100, 1, 1, 1),
              null));
    }
    return new SweepPlan(
        "search",
        "search.atrous",
        Map.of(),
        seeds,
        new SweepPlan.TableLayout(List.of(), List.of(List.of("net")), List.of("miou")),
        cells,
        new SweepPlan.Halving("miou", factor, List.of(rungs)));
  }

  private SweepFolder folder(SweepPlan plan) throws IOException {
    return SweepFolder.enter(parent.resolve("s"), plan);
  }

  private static Trial trial(String training) {
    return new Trial(training, 1);
  }

  private static void publish(SweepFolder folder, int step, double... values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      String name = String.valueOf((char) ('a' + i));
      folder.publish(Plans.atRung(trial(name), "m" + name, step, values[i]));
    }
  }

  private static List<String> standings(SweepFolder folder, SweepPlan plan) throws IOException {
    Ladder ladder = new Ladder(folder, plan);
    List<String> standings = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      Standing standing = ladder.standing(trial);
      standings.add("%s %d".formatted(standing.phase(), standing.rung()));
    }
    return standings;
  }

  @Test
  void rungWaitsForAllItsTrainings() throws IOException {
    SweepPlan plan = plan(3, List.of(1L), 3, 10);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.1, 0.2);

    assertThat(standings(folder, plan))
        .containsExactly("PAUSED 0", "PAUSED 0", "TO_DO 0")
        .inOrder();
  }

  @Test
  void oneInTheFactorGoesOnRoundedUp() throws IOException {
    SweepPlan plan = plan(4, List.of(1L), 3, 10, 30);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.1, 0.4, 0.2, 0.3);

    assertThat(standings(folder, plan))
        .containsExactly("STOPPED 0", "TO_DO 1", "STOPPED 0", "TO_DO 1")
        .inOrder();
    Stop stop = new Ladder(folder, plan).stop("c").orElseThrow();
    assertThat(stop.step()).isEqualTo(10);
    assertThat(stop.value()).isEqualTo(0.2);
    assertThat(stop.reason()).isEqualTo("rank 3 of 4 by miou, of which 2 went on");
  }

  @Test
  void whatIsLeftAfterTheLastRungGoesToItsEnd() throws IOException {
    SweepPlan plan = plan(2, List.of(1L), 2, 10);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.2, 0.1);
    Ladder ladder = new Ladder(folder, plan);
    assertThat(ladder.leg(trial("a")).orElseThrow()).isEqualTo(new Leg(trial("a"), null));

    folder.publish(Plans.result(trial("a"), "ma", 0.5));

    assertThat(ladder.standing(trial("a"))).isEqualTo(new Standing(Standing.Phase.DONE, 1));
    assertThat(ladder.leg(trial("a")).isEmpty()).isTrue();
  }

  @Test
  void seedsAreJudgedByTheirMean() throws IOException {
    SweepPlan plan = plan(2, List.of(1L, 2L), 2, 10);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.5, 0.3);
    folder.publish(Plans.atRung(new Trial("a", 2), "ma", 10, 0.1));
    folder.publish(Plans.atRung(new Trial("b", 2), "mb", 10, 0.4));

    assertThat(standings(folder, plan))
        .containsExactly("STOPPED 0", "TO_DO 1", "STOPPED 0", "TO_DO 1")
        .inOrder();
  }

  @Test
  void ofEqualsTheFirstOfThePlanGoesOn() throws IOException {
    SweepPlan plan = plan(2, List.of(1L), 2, 10);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.3, 0.3);

    assertThat(standings(folder, plan)).containsExactly("TO_DO 1", "STOPPED 0").inOrder();
  }

  @Test
  void trainingThatDivergedNeverGoesOn() throws IOException {
    SweepPlan plan = plan(3, List.of(1L), 2, 10);
    SweepFolder folder = folder(plan);
    publish(folder, 10, 0.3);
    for (String name : List.of("b", "c")) {
      folder.publish(
          RungResult.failed(trial(name), new Leg.Goal(10, "m" + name), "the loss is NaN"));
    }

    assertThat(standings(folder, plan))
        .containsExactly("TO_DO 1", "STOPPED 0", "STOPPED 0")
        .inOrder();
    assertThat(new Ladder(folder, plan).stop("b").orElseThrow().reason())
        .isEqualTo("the loss is NaN");
  }

  @Test
  void withoutHalvingAllGoToTheirEnd() throws IOException {
    SweepFolder folder = folder(Plans.SMALL);
    Trial first = new Trial("aaaa", 1);
    Ladder ladder = new Ladder(folder, Plans.SMALL);

    assertThat(ladder.leg(first).orElseThrow()).isEqualTo(new Leg(first, null));
  }
}
