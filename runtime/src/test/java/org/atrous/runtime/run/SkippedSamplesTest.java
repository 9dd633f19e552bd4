package org.atrous.runtime.run;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.networks.ShapesRun;
import org.atrous.runtime.networks.ShapesSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedSamplesTest {
  private static final SkippedSamples.Split SPLIT =
      new SkippedSamples.Split(
          "roads", "train", 4, List.of(new BrokenSample("a.png", "it is cut short", "copy it")));

  @TempDir private Path folder;

  @Test
  void areNoneWhereNoneAreListed() throws IOException {
    assertThat(SkippedSamples.read(folder)).isEqualTo(SkippedSamples.NONE);
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    RunFolder run = run();
    SkippedSamples skipped = new SkippedSamples(List.of(SPLIT));

    skipped.write(run);

    SkippedSamples read = SkippedSamples.read(run.path());
    assertThat(read).isEqualTo(skipped);
    assertThat(read.of("roads", "train").orElseThrow().names()).containsExactly("a.png");
    assertThat(read.of("roads", "val")).isEmpty();
  }

  @Test
  void leaveNoFileWhereThereAreNone() throws IOException {
    RunFolder run = run();

    SkippedSamples.NONE.write(run);

    assertThat(Files.exists(run.path().resolve("skipped.json"))).isFalse();
  }

  @Test
  void sayWhereOtherSamplesAreLeft() {
    SPLIT.requireKept(4);

    RunException e = assertThrows(RunException.class, () -> SPLIT.requireKept(5));

    assertThat(e).hasMessageThat().contains("began with 4 samples of `roads` split `train`");
  }

  @Test
  void sayWhereTheirFileIsDamaged() throws IOException {
    Files.writeString(folder.resolve("skipped.json"), "{");

    RunException e = assertThrows(RunException.class, () -> SkippedSamples.read(folder));

    assertThat(e).hasMessageThat().contains("skipped.json` can't be understood");
  }

  private RunFolder run() throws IOException {
    return ShapesRun.create(folder.resolve("run"), ShapesSpec.recipe(1, 0.1));
  }
}
