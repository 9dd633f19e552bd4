package org.atrous.compiler.experiment;

import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A recipe, every setting resolved. What a spec leaves out has the paper's value (Chen et al. 2017,
 * section 4).
 *
 * @param dataset by name
 * @param batchNormDecay null for the network's own
 */
public record RecipeSpec(
    String name,
    String dataset,
    String split,
    int cropHeight,
    int cropWidth,
    double minScale,
    double maxScale,
    boolean flip,
    int batch,
    int outputStride,
    double momentum,
    double weightDecay,
    double learningRate,
    double power,
    int steps,
    @Nullable Double batchNormDecay,
    boolean batchNormFrozen,
    Span span) {}
