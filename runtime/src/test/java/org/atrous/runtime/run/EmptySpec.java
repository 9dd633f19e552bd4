package org.atrous.runtime.run;

import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;

/** Stands for a generated spec. */
public final class EmptySpec implements Spec {
  @Override
  public String source() {
    return "models/empty.atrous";
  }

  @Override
  public List<SegmentationNetwork> networks() {
    return List.of();
  }

  @Override
  public List<Dataset> datasets() {
    return List.of();
  }

  @Override
  public List<Recipe> recipes() {
    return List.of();
  }

  @Override
  public List<Evaluation> evaluations() {
    return List.of();
  }
}
