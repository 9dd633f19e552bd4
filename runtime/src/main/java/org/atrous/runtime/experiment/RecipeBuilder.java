package org.atrous.runtime.experiment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a recipe; what isn't given has the paper's value. */
public final class RecipeBuilder {
  private final String name;
  private final Dataset dataset;
  private final String split;
  private int cropHeight = 513;
  private int cropWidth = 513;
  private @Nullable PixelSize resize;
  private @Nullable Integer minSide;
  private double minScale = 1;
  private double maxScale = 1;
  private double scaleStep;
  private AugmentSettings.@Nullable Rotation rotation;
  private @Nullable Double catMaxRatio;
  private boolean flip;
  private AugmentSettings.@Nullable Jitter jitter;
  private AugmentSettings.@Nullable Blur blur;
  private List<String> duplicated = List.of();
  private int batch = 16;
  private int accumulate = 1;
  private int replicas = 1;
  private int outputStride = 16;
  private OptimizerSettings optimizer =
      new OptimizerSettings(OptimizerSettings.Kind.MOMENTUM, 0.9, false, 0, 0, 0);
  private DecaySettings weightDecay = new DecaySettings(0, null);
  private ScheduleSettings schedule =
      new ScheduleSettings(ScheduleSettings.Kind.POLY, 0.007, 0.9, 0, 0, List.of(), 0, 0, 0);
  private final List<RateMultiplier> multipliers = new ArrayList<>();
  private int steps = 30_000;
  private @Nullable Double batchNormDecay;
  private @Nullable Double batchNormEpsilon;
  private boolean batchNormFrozen;
  private @Nullable StartingWeights weights;
  private LossSettings loss = LossSettings.CROSS_ENTROPY;
  private Precision precision = Precision.FLOAT32;
  private @Nullable Double clip;
  private @Nullable Double ema;
  private @Nullable Recipe after;

  RecipeBuilder(String name, Dataset dataset, String split) {
    this.name = name;
    this.dataset = dataset;
    this.split = split;
  }

  public RecipeBuilder crop(int height, int width) {
    this.cropHeight = height;
    this.cropWidth = width;
    return this;
  }

  public RecipeBuilder resize(int height, int width) {
    this.resize = new PixelSize(height, width);
    return this;
  }

  public RecipeBuilder minSide(int length) {
    this.minSide = length;
    return this;
  }

  public RecipeBuilder scale(double min, double max) {
    return scale(min, max, 0);
  }

  public RecipeBuilder scale(double min, double max, double step) {
    this.minScale = min;
    this.maxScale = max;
    this.scaleStep = step;
    return this;
  }

  public RecipeBuilder rotate(double from, double to, double probability) {
    this.rotation = new AugmentSettings.Rotation(from, to, probability);
    return this;
  }

  public RecipeBuilder catMaxRatio(double ratio) {
    this.catMaxRatio = ratio;
    return this;
  }

  public RecipeBuilder flip() {
    this.flip = true;
    return this;
  }

  public RecipeBuilder jitter(double brightness, double contrast, double saturation, double hue) {
    this.jitter = new AugmentSettings.Jitter(brightness, contrast, saturation, hue);
    return this;
  }

  public RecipeBuilder blur(double probability, double sigma) {
    this.blur = new AugmentSettings.Blur(probability, sigma);
    return this;
  }

  public RecipeBuilder duplicate(String... classes) {
    this.duplicated = List.of(classes);
    return this;
  }

  public RecipeBuilder batch(int images) {
    this.batch = images;
    return this;
  }

  public RecipeBuilder accumulate(int batches) {
    this.accumulate = batches;
    return this;
  }

  public RecipeBuilder replicas(int count) {
    this.replicas = count;
    return this;
  }

  public RecipeBuilder outputStride(int stride) {
    this.outputStride = stride;
    return this;
  }

  public RecipeBuilder momentum(double momentum) {
    return momentum(momentum, false);
  }

  public RecipeBuilder momentum(double momentum, boolean nesterov) {
    this.optimizer =
        new OptimizerSettings(OptimizerSettings.Kind.MOMENTUM, momentum, nesterov, 0, 0, 0);
    return this;
  }

  public RecipeBuilder adam(double beta1, double beta2, double epsilon) {
    this.optimizer =
        new OptimizerSettings(OptimizerSettings.Kind.ADAM, 0, false, beta1, beta2, epsilon);
    return this;
  }

  public RecipeBuilder adamw(double beta1, double beta2, double epsilon) {
    this.optimizer =
        new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0, false, beta1, beta2, epsilon);
    return this;
  }

  /** Over what the network's dialect says. */
  public RecipeBuilder weightDecay(double factor) {
    this.weightDecay = new DecaySettings(factor, null);
    return this;
  }

  /** Over all variables but some kinds of them. */
  public RecipeBuilder weightDecayExcept(double factor, String... except) {
    this.weightDecay = new DecaySettings(factor, List.of(except));
    return this;
  }

  public RecipeBuilder poly(double rate, double power) {
    return poly(rate, power, 0);
  }

  public RecipeBuilder poly(double rate, double power, double end) {
    return schedule(ScheduleSettings.Kind.POLY, rate, power, end, 0, List.of(), 0);
  }

  public RecipeBuilder stepsDown(double rate, double drop, Integer... at) {
    return schedule(ScheduleSettings.Kind.STEP, rate, 0, 0, drop, List.of(at), 0);
  }

  public RecipeBuilder stepsDownEvery(double rate, double drop, int every) {
    return schedule(ScheduleSettings.Kind.STEP, rate, 0, 0, drop, List.of(), every);
  }

  public RecipeBuilder cosine(double rate, double end) {
    return schedule(ScheduleSettings.Kind.COSINE, rate, 0, end, 0, List.of(), 0);
  }

  public RecipeBuilder constant(double rate) {
    return schedule(ScheduleSettings.Kind.CONSTANT, rate, 0, 0, 0, List.of(), 0);
  }

  private RecipeBuilder schedule(
      ScheduleSettings.Kind kind,
      double rate,
      double power,
      double end,
      double drop,
      List<Integer> at,
      int every) {
    this.schedule =
        new ScheduleSettings(
            kind, rate, power, end, drop, at, every, schedule.warmUp(), schedule.warmUpFrom());
    return this;
  }

  public RecipeBuilder warmUp(int warmUpSteps, double from) {
    this.schedule =
        new ScheduleSettings(
            schedule.kind(),
            schedule.rate(),
            schedule.power(),
            schedule.end(),
            schedule.drop(),
            schedule.at(),
            schedule.every(),
            warmUpSteps,
            from);
    return this;
  }

  public RecipeBuilder multiplier(String target, double factor) {
    multipliers.add(new RateMultiplier(target, factor));
    return this;
  }

  public RecipeBuilder steps(int count) {
    this.steps = count;
    return this;
  }

  public RecipeBuilder batchNormDecay(double decay) {
    this.batchNormDecay = decay;
    return this;
  }

  public RecipeBuilder batchNormEpsilon(double epsilon) {
    this.batchNormEpsilon = epsilon;
    return this;
  }

  public RecipeBuilder batchNormFrozen() {
    this.batchNormFrozen = true;
    return this;
  }

  public RecipeBuilder weights(String weightsName, String... except) {
    this.weights = new StartingWeights(weightsName, List.of(except));
    return this;
  }

  public RecipeBuilder loss(LossSettings settings) {
    this.loss = settings;
    return this;
  }

  public RecipeBuilder precision(Precision numbers) {
    this.precision = numbers;
    return this;
  }

  public RecipeBuilder clip(double norm) {
    this.clip = norm;
    return this;
  }

  public RecipeBuilder ema(double decay) {
    this.ema = decay;
    return this;
  }

  public RecipeBuilder after(Recipe first) {
    this.after = first;
    return this;
  }

  public Recipe build() {
    return new Recipe(
        name,
        dataset,
        split,
        cropHeight,
        cropWidth,
        new AugmentSettings(
            resize,
            minSide,
            minScale,
            maxScale,
            scaleStep,
            rotation,
            catMaxRatio,
            flip,
            jitter,
            blur),
        duplicated,
        batch,
        accumulate,
        replicas,
        outputStride,
        optimizer,
        weightDecay,
        schedule,
        multipliers,
        steps,
        new BatchNormSettings(batchNormDecay, batchNormEpsilon, batchNormFrozen),
        weights,
        loss,
        precision,
        clip,
        ema,
        after);
  }
}
