package org.atrous.runtime.training;

import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.experiment.Dataset;

/** Where a training finds its samples. */
@FunctionalInterface
public interface TrainingData {
  /**
   * The samples of a split, always the same ones.
   *
   * @throws org.atrous.runtime.BadInputException if they can't be found
   */
  SampleSource split(Dataset dataset, String split);
}
