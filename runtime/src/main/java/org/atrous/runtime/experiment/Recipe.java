package org.atrous.runtime.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained: every setting resolved.
 *
 * @param name in the spec
 * @param dataset what it trains on
 * @param split of the data set
 * @param cropHeight of a training crop, in pixels
 * @param cropWidth of a training crop, in pixels
 * @param augment random changes of an image
 * @param duplicated classes whose images come twice in an epoch
 * @param batch images a step
 * @param accumulate batches whose gradients make one step
 * @param replicas that train asynchronously
 * @param outputStride in training
 * @param optimizer how gradients change variables
 * @param weightDecay the L2 loss over variables
 * @param schedule the learning rate over the steps
 * @param multipliers of the learning rate, by variable
 * @param steps of training
 * @param batchNorm decay, epsilon, and whether it is frozen
 * @param weights to begin with, or null for random ones
 * @param loss of a step
 * @param precision of the computation
 * @param clip largest norm of all gradients together, or null
 * @param ema decay of the moving average of the weights, or null
 * @param after the recipe whose weights it starts from, or null
 */
public record Recipe(
    String name,
    Dataset dataset,
    String split,
    int cropHeight,
    int cropWidth,
    AugmentSettings augment,
    List<String> duplicated,
    int batch,
    int accumulate,
    int replicas,
    int outputStride,
    OptimizerSettings optimizer,
    DecaySettings weightDecay,
    ScheduleSettings schedule,
    List<RateMultiplier> multipliers,
    int steps,
    BatchNormSettings batchNorm,
    @Nullable StartingWeights weights,
    LossSettings loss,
    Precision precision,
    @Nullable Double clip,
    @Nullable Double ema,
    @Nullable Recipe after) {
  public Recipe {
    duplicated = List.copyOf(duplicated);
    multipliers = List.copyOf(multipliers);
  }

  /** Collects the settings of a recipe; what isn't given has the paper's value. */
  public static RecipeBuilder named(String name, Dataset dataset, String split) {
    return new RecipeBuilder(name, dataset, split);
  }
}
