package org.atrous.runtime;

import java.util.List;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.weights.WeightMapping;

/** Everything that one spec file declares, as generated code hands it to the runtime. */
public interface Spec {
  /** The path of the spec, relative, as generated Javadoc names it. */
  String source();

  List<SegmentationNetwork> networks();

  List<Dataset> datasets();

  List<Recipe> recipes();

  List<Evaluation> evaluations();

  /** How others name the weights of its networks; runs of earlier versions know none. */
  default List<WeightMapping> weights() {
    return List.of();
  }
}
