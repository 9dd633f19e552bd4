package org.atrous.benchmarks.graph;

import java.util.List;
import java.util.Random;
import org.atrous.models.DeepLabV3R50;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.graph.TrainingGraph;

/**
 * What a step of training costs against the same network written by hand for TensorFlow: DeepLabv3
 * on ResNet-50, crop 321, batch 2, momentum, weight decay, trained batch norm.
 */
public final class TrainingStepCost {
  private static final int CROP = 321;
  private static final int BATCH = 2;
  private static final double RATE = 0.007;

  private TrainingStepCost() {}

  /**
   * Measures.
   *
   * @param args number of rounds, 10 if left out
   */
  public static void main(String[] args) {
    int rounds = args.length == 0 ? 10 : Integer.parseInt(args[0]);
    Recipe recipe =
        Recipe.named("recipe", DrawnShapes.dataset(), DrawnShapes.TRAIN)
            .crop(CROP, CROP)
            .batch(BATCH)
            .outputStride(16)
            .momentum(0.9)
            .weightDecayExcept(0.0001, "biases", "batch_norm", "depthwise")
            .build();
    Random random = new Random(1);
    float[] pixels = new float[BATCH * CROP * CROP * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(256);
    }
    int[] labels = random.ints((long) BATCH * CROP * CROP, 0, 6).toArray();
    int[] number = {0};
    try (TrainingGraph ours = TrainingGraph.build(new DeepLabV3R50(), recipe, 1);
        HandWrittenTraining byHand = new HandWrittenTraining(BATCH, CROP, 0.9f, 0.0001f)) {
      if (ours.parameters() != byHand.size()) {
        throw new IllegalStateException(
            "not the same network: %d and %d parameters"
                .formatted(ours.parameters(), byHand.size()));
      }
      ours.initialize();
      SideBySide sides =
          new SideBySide()
              .way("by hand", () -> byHand.step((float) RATE, pixels, labels))
              .way("generated", () -> ours.step(++number[0], RATE, pixels, labels));
      List<SideBySide.Cost> costs = sides.measure(rounds);
      SideBySide.print(costs);
      System.out.printf(
          "a step costs %s times that of a graph by hand (%d parameters)%n",
          SideBySide.number(costs.get(1).processor() / costs.get(0).processor()), byHand.size());
    }
  }
}
