package org.atrous.runtime.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * The weights of classes that a run found in the training labels of a stage, when the stage began:
 * the content of {@code class_weights.json}, for the second stage of {@code class_weights_2.json}.
 *
 * @param classes their names
 * @param pixels of each in the training labels
 * @param weights of each in the loss
 */
public record RecordedWeights(List<String> classes, List<Long> pixels, List<Double> weights) {
  public RecordedWeights {
    classes = List.copyOf(classes);
    pixels = List.copyOf(pixels);
    weights = List.copyOf(weights);
  }

  /**
   * Those of a run's stage, unless it has none yet.
   *
   * @param stage from 1
   * @throws RunException if they can't be read, or aren't of as many classes
   */
  public static Optional<RecordedWeights> read(RunFolder run, int stage, int classes)
      throws IOException {
    Path file = file(run, stage);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String remedy = "it was changed by hand; remove it, and it is made anew";
    try {
      RecordedWeights weights = Json.read(Files.readString(file), RecordedWeights.class);
      if (weights.weights().size() != classes) {
        throw new RunException(
            "`%s` has %d weights for %d classes".formatted(file, weights.weights().size(), classes),
            remedy);
      }
      return Optional.of(weights);
    } catch (JsonProcessingException e) {
      throw new RunException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()), remedy, e);
    }
  }

  /** Leaves them in a run. */
  public void write(RunFolder run, int stage) throws IOException {
    AtomicFile.write(file(run, stage), Json.pretty(this));
  }

  private static Path file(RunFolder run, int stage) {
    String name = stage == 1 ? "class_weights.json" : "class_weights_%d.json".formatted(stage);
    return run.path().resolve(name);
  }
}
