package org.atrous.compiler.plan;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.geometry.MapSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against figures counted by hand, in float32 numbers of one 4x4 image. */
final class MemoryEstimateTest {
  private static final int BYTES = 4;
  private static final int IMAGE = 3 * 16;
  private static final int WIDE = 8 * 16;
  private static final int LOGITS = 5 * 16;

  private static final String TINY =
      "network N { backbone { conv(3x3, 8) bn relu }\n conv(1x1, 5) }";

  @TempDir Path folder;

  @Test
  void weightsAreAllVariablesAndGradientsTheTrainableOnes() throws IOException {
    MemoryEstimate estimate = estimate(TINY, 1);

    int trainable = 3 * 3 * 3 * 8 + 8 * 2 + 8 * 5;
    assertThat(estimate.weights()).isEqualTo(BYTES * (trainable + 8 * 2));
    assertThat(estimate.gradients()).isEqualTo(BYTES * trainable);
    assertThat(estimate.slots()).isEqualTo(BYTES * trainable);
  }

  @Test
  void anOptimizerOfTwoSlotsHasTwiceTheSlots() throws IOException {
    PlannedNetwork planned = Compiled.network(folder, TINY);

    MemoryEstimate adam = MemoryEstimate.of(planned, stride(planned), MapSize.of(4, 4), 1, 2);

    assertThat(adam.slots()).isEqualTo(2 * adam.gradients());
  }

  @Test
  void whatGradientsNeedIsKeptOnce() throws IOException {
    // The inputs of convolution, normalisation, activation and convolution.
    assertThat(estimate(TINY, 1).kept()).isEqualTo(BYTES * (IMAGE + WIDE + WIDE + WIDE));
  }

  @Test
  void trainingIsFullestWhereTheActivationsGradientIsComputed() throws IOException {
    // All that is kept, the gradient of its output, and that of its input.
    assertThat(estimate(TINY, 1).trainingPeak())
        .isEqualTo(BYTES * (IMAGE + WIDE + WIDE + WIDE + WIDE + LOGITS));
  }

  @Test
  void wideLogitsMakeTheLossTheFullestMoment() throws IOException {
    MemoryEstimate estimate =
        estimate(
            "network N { backbone { conv(3x3, 2, stride: 4) }\n conv(1x1, 5)\n resize(like: image) }",
            1);

    // The image and the first output are kept; the logits are there with their gradient.
    assertThat(estimate.trainingPeak()).isEqualTo(BYTES * (IMAGE + 2 + LOGITS + LOGITS));
  }

  @Test
  void aDropoutKeepsItsMask() throws IOException {
    long without = estimate(TINY, 1).kept();
    long with = estimate(TINY.replace("conv(1x1, 5)", "conv(1x1, 5) dropout(0.5)"), 1).kept();

    assertThat(with - without).isEqualTo(BYTES * LOGITS);
  }

  @Test
  void inferenceHoldsATensorUntilItsLastUse() throws IOException {
    assertThat(estimate(TINY, 1).inferencePeak()).isEqualTo(BYTES * (WIDE + WIDE));
  }

  @Test
  void aShortcutKeepsItsInputAliveInInference() throws IOException {
    MemoryEstimate estimate =
        estimate(
            "network N { backbone { conv(3x3, 8)\n residual { conv(3x3, 8) relu } }\n conv(1x1, 5) }",
            1);

    assertThat(estimate.inferencePeak()).isEqualTo(BYTES * 3 * WIDE);
  }

  @Test
  void activationsGrowWithTheBatchAndWeightsDoNot() throws IOException {
    MemoryEstimate one = estimate(TINY, 1);
    MemoryEstimate sixteen = estimate(TINY, 16);

    assertThat(sixteen.trainingPeak()).isEqualTo(16 * one.trainingPeak());
    assertThat(sixteen.inferencePeak()).isEqualTo(16 * one.inferencePeak());
    assertThat(sixteen.weights()).isEqualTo(one.weights());
  }

  @Test
  void anAtrousDepthwiseConvolutionKeepsItsPaddedInputInsteadOfTheInput() throws IOException {
    String plain = "network N { backbone { conv(3x3, 8)\n depthwise(3x3) }\n conv(1x1, 5) }";

    long one = estimate(plain, 1).kept();
    long three = estimate(plain.replace("depthwise(3x3)", "depthwise(3x3, rate: 3)"), 1).kept();

    // Three before and after the map of 4, filled up to 12.
    assertThat(three - one).isEqualTo(BYTES * 8 * (12 * 12 - 4 * 4));
  }

  @Test
  void anAtrousDepthwiseConvolutionRunsOnACopyInInference() throws IOException {
    String plain = "network N { backbone { conv(3x3, 8)\n depthwise(3x3) }\n conv(1x1, 5) }";

    long one = estimate(plain, 1).inferencePeak();
    long three =
        estimate(plain.replace("depthwise(3x3)", "depthwise(3x3, rate: 3)"), 1).inferencePeak();

    assertThat(three - one).isEqualTo(BYTES * 8 * 12 * 12);
  }

  @Test
  void overheadGrowsWithTheTensorsAndWithTheLayers() throws IOException {
    MemoryEstimate estimate = estimate(TINY, 1);
    long tensors =
        estimate.weights() + estimate.gradients() + estimate.slots() + estimate.trainingPeak();

    assertThat(estimate.layers()).isEqualTo(4);
    assertThat(estimate.trainingOverhead())
        .isEqualTo(
            Math.round(MemoryEstimate.ALLOCATOR_SHARE * tensors)
                + 4 * MemoryEstimate.TRAINING_LAYER);
    assertThat(estimate.training()).isEqualTo(tensors + estimate.trainingOverhead());
    assertThat(estimate.inference())
        .isEqualTo(estimate.weights() + estimate.inferencePeak() + estimate.inferenceOverhead());
  }

  private MemoryEstimate estimate(String text, int batch) throws IOException {
    PlannedNetwork planned = Compiled.network(folder, text);
    return MemoryEstimate.of(planned, stride(planned), MapSize.of(4, 4), batch);
  }

  private static int stride(PlannedNetwork planned) {
    return planned.outputStrides().usual();
  }
}
