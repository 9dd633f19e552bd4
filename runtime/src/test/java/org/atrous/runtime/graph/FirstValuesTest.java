package org.atrous.runtime.graph;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.networks.AuxiliaryNetwork;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstValuesTest {
  private static final int SEED = 7;
  private static final String FILTER = "backbone/conv1/weights";

  @TempDir private Path folder;

  private final Recipe recipe =
      Recipe.named("recipe", Dataset.named("data").classes("a", "b", "c").build(), "train")
          .crop(25, 25)
          .batch(2)
          .outputStride(8)
          .build();

  private Checkpoint ofTraining() throws IOException {
    try (TrainingGraph graph = TrainingGraph.build(new AuxiliaryNetwork(0.4), recipe, SEED)) {
      graph.initialize();
      return graph.save(new CheckpointFolder(folder.resolve("training"), 1), 0);
    }
  }

  private FirstValues values() {
    return FirstValues.build(new AuxiliaryNetwork(0.4), recipe, SEED);
  }

  private CheckpointFolder checkpoints() {
    return new CheckpointFolder(folder.resolve("first"), 1);
  }

  private static WeightFile open(Checkpoint checkpoint) throws IOException {
    return WeightFiles.open(Path.of(checkpoint.prefix()));
  }

  @Test
  void theyAreThoseOfATraining() throws IOException {
    try (FirstValues values = values()) {
      values.initializeExcept(Set.of());
      try (WeightFile first = open(values.save(checkpoints()));
          WeightFile training = open(ofTraining())) {
        assertThat(first.entries()).isNotEmpty();
        for (String name : first.entries().keySet()) {
          assertThat(first.read(name)).isEqualTo(training.read(name));
        }
        assertThat(
                training.entries().keySet().stream()
                    .filter(name -> !name.endsWith("/momentum"))
                    .toList())
            .containsExactlyElementsIn(first.entries().keySet());
      }
    }
  }

  @Test
  void trainingBeginsWithThem() throws IOException {
    Checkpoint checkpoint;
    float[] assigned;
    try (FirstValues values = values()) {
      values.initializeExcept(Set.of(FILTER));
      try (WeightFile training = open(ofTraining())) {
        assigned = new float[training.read(FILTER).length];
      }
      assigned[1] = 0.5f;
      values.assign(FILTER, assigned);
      checkpoint = values.save(checkpoints());
    }

    try (TrainingGraph graph = TrainingGraph.build(new AuxiliaryNetwork(0.4), recipe, SEED)) {
      graph.begin(checkpoint);
      Checkpoint begun = graph.save(new CheckpointFolder(folder.resolve("begun"), 1), 0);
      try (WeightFile file = open(begun)) {
        assertThat(file.read(FILTER)).isEqualTo(assigned);
      }
    }
  }

  @Test
  void valuesOfOtherNetworksAreRefused() {
    try (FirstValues values = values()) {
      values.initializeExcept(Set.of());
      values.assign("backbone/conv9/weights", new float[1]);
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> values.save(checkpoints()));
      assertThat(refusal).hasMessageThat().contains("no variable `backbone/conv9/weights`");
    }
  }
}
