package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.primitives.Floats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.networks.SmallNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedPrecisionTest {
  private static final int SIZE = 33;
  private static final int STEPS = 12;

  @TempDir private Path folder;
  private int trainings;

  private record Training(List<Float> losses, List<Float> weights) {}

  private Training train(Precision precision) throws IOException {
    Dataset dataset = Dataset.named("data").classes("a", "b", "c").build();
    Recipe recipe =
        Recipe.named("recipe", dataset, "train")
            .crop(SIZE, SIZE)
            .batch(2)
            .outputStride(4)
            .precision(precision)
            .build();
    Random random = new Random(11);
    try (TrainingGraph graph = TrainingGraph.build(new SmallNetwork(), recipe, 7)) {
      graph.initialize();
      List<Float> losses = new ArrayList<>();
      for (int step = 1; step <= STEPS; step++) {
        float[] pixels = new float[2 * SIZE * SIZE * 3];
        int[] labels = new int[2 * SIZE * SIZE];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = i % SIZE * 3 / SIZE;
          pixels[3 * i + labels[i]] = 150 + random.nextInt(100);
        }
        losses.add(graph.step(step, 0.05, pixels, labels));
      }
      CheckpointFolder checkpoints = new CheckpointFolder(folder.resolve("run" + trainings++), 1);
      float[] weights = StoredValues.read(graph.save(checkpoints, STEPS), "backbone/conv1/weights");
      return new Training(losses, Floats.asList(weights));
    }
  }

  @Test
  void lossesInSixteenBitsFollowThoseInThirtyTwo() throws IOException {
    List<Float> exact = train(Precision.FLOAT32).losses();
    List<Float> mixed = train(Precision.BF16).losses();
    assertThat(mixed).isNotEqualTo(exact);
    for (int step = 0; step < STEPS; step++) {
      assertThat(mixed.get(step)).isWithin(0.05f * exact.get(0)).of(exact.get(step));
    }
    assertThat(mixed.get(STEPS - 1)).isLessThan(exact.get(0) / 2);
  }

  @Test
  void variablesStayThirtyTwoBitsWide() throws IOException {
    int wide = 0;
    for (float weight : train(Precision.BF16).weights()) {
      wide += (Float.floatToIntBits(weight) & 0xffff) == 0 ? 0 : 1;
    }
    assertThat(wide).isGreaterThan(0);
  }

  @Test
  void sixteenBitsAreReproducible() throws IOException {
    assertThat(train(Precision.BF16).weights()).isEqualTo(train(Precision.BF16).weights());
  }
}
