package org.atrous.compiler.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a recipe, all resolved. What a spec leaves out has the paper's value (Chen et al.
 * 2017, section 4). Equal trainings are equal here: there are no names and no places in it.
 *
 * @param duplicated classes whose images come twice in an epoch
 * @param accumulate batches whose gradients make one step
 * @param replicas that train asynchronously
 * @param clip largest norm of all gradients together, or null
 * @param ema decay of the moving average of the weights, or null
 */
public record TrainingSpec(
    Side crop,
    Augment augment,
    List<String> duplicated,
    int batch,
    int accumulate,
    int replicas,
    int outputStride,
    Optimizer optimizer,
    Decay weightDecay,
    Schedule schedule,
    List<Multiplier> multipliers,
    int steps,
    BatchNorm batchNorm,
    @Nullable Start start,
    Loss loss,
    String precision,
    @Nullable Double clip,
    @Nullable Double ema) {
  public TrainingSpec {
    duplicated = List.copyOf(duplicated);
    multipliers = List.copyOf(multipliers);
  }

  /** Height and width, in pixels. */
  public record Side(int height, int width) {}

  /**
   * Random changes of an image, in the order in which they are made. What is null isn't done.
   *
   * @param resize largest size that an image is first brought to, keeping its shape
   * @param minSide length that the shorter side has at least
   * @param catMaxRatio largest share of one class in a crop
   */
  public record Augment(
      @Nullable Side resize,
      @Nullable Integer minSide,
      Scale scale,
      @Nullable Rotate rotate,
      @Nullable Double catMaxRatio,
      boolean flip,
      @Nullable Jitter jitter,
      @Nullable Blur blur) {}

  /** A factor; in steps, or anything between. */
  public record Scale(double from, double to, double step) {
    public static final Scale NONE = new Scale(1, 1, 0);
  }

  /** Degrees, counterclockwise. */
  public record Rotate(double from, double to, double probability) {}

  /** By how much each changes at most, as a share; hue as a share of the circle. */
  public record Jitter(double brightness, double contrast, double saturation, double hue) {}

  /** Gaussian, with a standard deviation up to {@code sigma} pixels. */
  public record Blur(double probability, double sigma) {}

  /** {@code momentum}, {@code adam} or {@code adamw}; the numbers of the others are 0. */
  public record Optimizer(
      String kind, double momentum, boolean nesterov, double beta1, double beta2, double epsilon) {}

  /**
   * Factor of the L2 loss.
   *
   * @param except what it isn't taken of: {@code biases}, {@code batch_norm}, {@code depthwise};
   *     null for what the network's dialect says
   */
  public record Decay(double factor, @Nullable List<String> except) {
    public Decay {
      except = except == null ? null : List.copyOf(except);
    }
  }

  /**
   * The learning rate.
   *
   * @param kind {@code poly}, {@code step}, {@code cosine} or {@code constant}
   * @param power of poly
   * @param end the rate at the end of poly and cosine
   * @param drop factor of step, {@code at} certain steps or {@code every} so many (else 0)
   * @param warmUp steps on which the rate rises linearly
   * @param warmUpFrom where it begins to rise, as a share of the rate
   */
  public record Schedule(
      String kind,
      double rate,
      double power,
      double end,
      double drop,
      List<Integer> at,
      int every,
      int warmUp,
      double warmUpFrom) {
    public Schedule {
      at = List.copyOf(at);
    }
  }

  /** Factor of the learning rate of {@code biases}, or of the variables below a path. */
  public record Multiplier(String target, double factor) {}

  /** Decay and epsilon are the network's own where they are null. */
  public record BatchNorm(@Nullable Double decay, @Nullable Double epsilon, boolean frozen) {}

  /** Weights to begin with, but for the variables below some paths. */
  public record Start(String weights, List<String> except) {
    public Start {
      except = List.copyOf(except);
    }
  }

  /**
   * The loss of a pixel, and which of them count.
   *
   * @param classWeights a factor for each class; empty for none
   * @param medianFrequency whether the factors are the data's, median frequency over frequency
   * @param averageOver {@code kept_pixels} or {@code all_pixels}
   */
  public record Loss(
      List<Term> terms,
      double labelSmoothing,
      List<Double> classWeights,
      boolean medianFrequency,
      @Nullable HardPixels hardPixels,
      String averageOver) {
    public Loss {
      terms = List.copyOf(terms);
      classWeights = List.copyOf(classWeights);
    }
  }

  /**
   * One part of a loss.
   *
   * @param kind {@code cross_entropy}, {@code focal} or {@code dice}
   * @param gamma of focal
   * @param alpha of focal, 1 for none
   * @param smooth of dice
   */
  public record Term(String kind, double factor, double gamma, double alpha, double smooth) {}

  /**
   * Which pixels count: the {@code top} share with the largest losses, or those whose class has a
   * probability {@code below} some, but never fewer than {@code keep}.
   *
   * @param anneal steps on which the share goes from 1 to {@code value}
   */
  public record HardPixels(String kind, double value, int keep, int anneal) {}
}
