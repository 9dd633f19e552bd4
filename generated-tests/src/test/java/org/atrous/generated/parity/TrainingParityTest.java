package org.atrous.generated.parity;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.TrainingGraph;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DeepLabv3 learns as it does in PyTorch, from the same weights and batches: the same gradient of
 * every variable, and the same losses over ten steps. Rates in its trunk are 2 and 4, those of ASPP
 * 2, 4 and 6, on maps of 7x7; batch norm takes the statistics of the batch, and there is an
 * auxiliary head.
 *
 * <p>The reference's gradients are those in 64 bits. In 32 bits some inputs of ReLUs fall on the
 * other side of 0, a share of them as large as the rounding error; each of these switches a
 * gradient on or off, and all that lies before it changes, by about the root of that share: a
 * thousandth. PyTorch's own gradients in 32 bits differ from those in 64 by 4.5e-4 of a variable's
 * greatest value in the median of the samples, by 2.5e-3 for 95 in 100 of them, by 7.5e-3 at most,
 * and by 1.4e-3 in their norms. The tolerances are two to seven times that. A gradient that forgets
 * a rate is wrong by more than its size.
 */
final class TrainingParityTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("atrous.golden", ""))
          .resolveSibling("resources/org/atrous/generated/parity/training");

  private static final double CLOSE = 5e-3;
  private static final double FARTHEST = 0.03;
  private static final double SHARE_CLOSE = 0.95;
  private static final double NORM = 0.01;
  private static final double LOSS = 1e-3;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit's
  private static Path folder;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static TrainingFixture training;

  private static final List<Double> LOSSES = new ArrayList<>();
  private static final Map<String, float[]> GRADIENTS = new LinkedHashMap<>();

  @BeforeAll
  static void train() throws IOException {
    training = TrainingFixture.read(FOLDER.resolve("torchvision_training.json"));
    ReferenceNetwork reference = ReferenceNetwork.of(training.fixture(), FOLDER);
    int classes = reference.network().classes();
    try (TrainingGraph graph = TrainingGraph.build(reference.network(), recipe(classes), 1)) {
      graph.initialize();
      graph.assign(reference.weights().byVariable());
      for (int step = 1; step <= training.losses().size(); step++) {
        double loss =
            graph.step(
                step, training.rate(), training.pixels(step), training.labels(step, classes));
        LOSSES.add(loss);
        if (step == 1) {
          readGradients(graph.save(new CheckpointFolder(folder, 1), 1), reference);
        }
      }
    }
  }

  private static Recipe recipe(int classes) {
    String[] names = new String[classes];
    Arrays.setAll(names, i -> "class" + i);
    Dataset dataset = Dataset.named("batches").classes(names).build();
    return Recipe.named("training", dataset, "train")
        .crop(training.size(), training.size())
        .batch(training.batch())
        .outputStride(training.fixture().outputStride())
        .momentum(training.momentum())
        .weightDecay(training.decay())
        .build();
  }

  /** After one step the velocity of a variable is its gradient, and its decay. */
  private static void readGradients(Checkpoint checkpoint, ReferenceNetwork reference)
      throws IOException {
    SourceOrder order =
        new SourceOrder(training.fixture(), reference.network(), reference.mappings());
    try (WeightFile file = WeightFiles.open(Path.of(checkpoint.prefix()))) {
      for (String source : training.gradients().keySet()) {
        String variable = order.variable(source);
        float[] gradient = file.read(variable + "/momentum");
        float[] before = reference.weights().byVariable().getOrDefault(variable, new float[0]);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] -= (float) (training.decay() * before[i]);
        }
        GRADIENTS.put(source, order.ordered(source, gradient));
      }
    }
  }

  @Test
  void everyVariableThatIsTrainedHasAGradient() {
    assertThat(GRADIENTS.values().stream().mapToLong(gradient -> gradient.length).sum())
        .isEqualTo(training.fixture().parameters());
  }

  @Test
  void gradientsAreThoseOfAutograd() {
    List<Double> distances = new ArrayList<>();
    training
        .gradients()
        .forEach(
            (name, expected) -> {
              float[] gradient = GRADIENTS.getOrDefault(name, new float[0]);
              assertWithMessage("norm of the gradient of %s", name)
                  .that(norm(gradient) / expected.norm())
                  .isWithin(NORM)
                  .of(1);
              expected
                  .samples()
                  .forEach(
                      (place, value) -> {
                        double distance = Math.abs(gradient[place] - value) / expected.greatest();
                        assertWithMessage("gradient of %s at %s", name, place)
                            .that(distance)
                            .isLessThan(FARTHEST);
                        distances.add(distance);
                      });
            });
    long close = distances.stream().filter(distance -> distance < CLOSE).count();
    assertThat(close / (double) distances.size()).isAtLeast(SHARE_CLOSE);
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }

  @Test
  void tenStepsHaveTheSameLosses() {
    assertThat(LOSSES).hasSize(10);
    // What is learnt shows: without it, the last loss would be far from what is asked for.
    assertThat(Math.abs(training.untrained() / training.losses().get(9) - 1))
        .isGreaterThan(10 * LOSS);
    for (int i = 0; i < LOSSES.size(); i++) {
      assertWithMessage("loss of step %s", i + 1)
          .that(LOSSES.get(i) / training.losses().get(i))
          .isWithin(LOSS)
          .of(1);
    }
  }
}
