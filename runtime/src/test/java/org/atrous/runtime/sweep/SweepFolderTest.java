package org.atrous.runtime.sweep;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweepFolderTest {
  private static final Trial FIRST = new Trial("aaaa", 1);

  @TempDir private Path parent;

  @Test
  void planIsReadBack() throws IOException {
    SweepFolder folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);

    assertThat(folder.plan()).isEqualTo(Plans.SMALL);
  }

  @Test
  void folderOfAnotherSweepIsRefused() throws IOException {
    SweepFolder.enter(parent.resolve("s"), Plans.SMALL);

    SweepException refused =
        assertThrows(
            SweepException.class,
            () -> SweepFolder.enter(parent.resolve("s"), Plans.named("other")));

    assertThat(refused.what()).contains("is `small`, not `other`");
    assertThat(SweepFolder.open(parent.resolve("s")).plan()).isEqualTo(Plans.SMALL);
  }

  @Test
  void otherWeightsThanTheTrialsBeganWithAreRefused() throws IOException {
    SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
    SweepPlan other =
        new SweepPlan(
            Plans.SMALL.name(),
            Plans.SMALL.spec(),
            Map.of("imagenet", "4567"),
            Plans.SMALL.seeds(),
            Plans.SMALL.table(),
            Plans.SMALL.cells());

    SweepException refused =
        assertThrows(SweepException.class, () -> SweepFolder.enter(parent.resolve("s"), other));

    assertThat(refused.what()).contains("another file for the weights `imagenet`");
  }

  @Test
  void folderWithOtherThingsIsRefused() throws IOException {
    Files.writeString(parent.resolve("notes.txt"), "mine");

    assertThrows(SweepException.class, () -> SweepFolder.enter(parent, Plans.SMALL));
  }

  @Test
  void trialIsDoneOnceAllItsMeasurementsAreThere() throws IOException {
    SweepFolder folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
    folder.publish(Plans.result(FIRST, "m1", 0.5));
    assertThat(folder.isDone(Plans.SMALL, FIRST)).isFalse();

    folder.publish(Plans.result(FIRST, "m2", 0.4));

    assertThat(folder.isDone(Plans.SMALL, FIRST)).isTrue();
  }

  @Test
  void resultThatIsThereStays() throws IOException {
    SweepFolder folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
    folder.publish(Plans.result(FIRST, "m1", 0.5));

    folder.publish(Plans.result(FIRST, "m1", 0.9));

    assertThat(folder.result("m1", FIRST).orElseThrow().result().mIoU()).isEqualTo(0.5);
  }

  @Test
  void damagedPlanIsNamed() throws IOException {
    SweepFolder folder = SweepFolder.enter(parent.resolve("s"), Plans.SMALL);
    Files.writeString(folder.path().resolve("plan.json"), "{\"name\":");

    SweepException damaged = assertThrows(SweepException.class, folder::plan);

    assertThat(damaged.what()).contains("plan.json");
  }
}
