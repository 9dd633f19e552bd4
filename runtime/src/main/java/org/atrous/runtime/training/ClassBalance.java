package org.atrous.runtime.training;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.LossSettings;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.Stage;
import org.atrous.runtime.metrics.ClassFrequencies;
import org.atrous.runtime.run.RecordedWeights;
import org.atrous.runtime.run.RunFolder;

/** The weights of classes that follow from a run's training labels, counted once. */
final class ClassBalance {
  private ClassBalance() {}

  /**
   * The loss of a stage, with numbers in the place of {@code median_frequency}. When a stage begins
   * they are counted and recorded in the run's folder; a resumed one takes them from there.
   */
  static LossSettings loss(RunFolder run, Stage stage, SampleSource source) throws IOException {
    Recipe recipe = stage.recipe();
    LossSettings loss = recipe.loss();
    if (!loss.medianFrequency()) {
      return loss;
    }
    List<String> classes = recipe.dataset().classes();
    Optional<RecordedWeights> recorded = RecordedWeights.read(run, stage.number(), classes.size());
    if (recorded.isPresent()) {
      return loss.weighing(recorded.get().weights());
    }
    ClassFrequencies frequencies = new ClassFrequencies(classes.size());
    for (int i = 0; i < source.size(); i++) {
      frequencies.add(source.load(i).label().toInts());
    }
    RecordedWeights counted =
        new RecordedWeights(classes, frequencies.pixels(), frequencies.medianWeights());
    counted.write(run, stage.number());
    return loss.weighing(counted.weights());
  }
}
