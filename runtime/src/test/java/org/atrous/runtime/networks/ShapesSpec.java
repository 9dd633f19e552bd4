package org.atrous.runtime.networks;

import java.util.List;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;

/** Stands for a generated spec whose data set are drawn shapes. */
public final class ShapesSpec implements Spec {
  /** Side of the drawings and of the crops, in pixels. */
  public static final int SIZE = 33;

  @Override
  public String source() {
    return "shapes.atrous";
  }

  @Override
  public List<SegmentationNetwork> networks() {
    return List.of(new ShapesNetwork());
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(DrawnShapes.dataset());
  }

  @Override
  public List<Recipe> recipes() {
    return List.of(recipe(6, 0.05));
  }

  @Override
  public List<Evaluation> evaluations() {
    return List.of(new Evaluation("fine", DrawnShapes.dataset(), DrawnShapes.VAL, 4));
  }

  /** A recipe of a number of steps. */
  public static Recipe recipe(int steps, double learningRate) {
    return named("short").poly(learningRate, 0.9).steps(steps).build();
  }

  /** A recipe to which settings can be added. */
  public static RecipeBuilder named(String name) {
    return Recipe.named(name, DrawnShapes.dataset(), DrawnShapes.TRAIN)
        .crop(SIZE, SIZE)
        .scale(0.5, 2)
        .flip()
        .batch(2)
        .outputStride(8)
        .weightDecay(0.0001);
  }
}
