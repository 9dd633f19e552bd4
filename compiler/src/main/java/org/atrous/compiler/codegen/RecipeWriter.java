package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Locale;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec;
import org.jspecify.annotations.Nullable;

/** Writes a recipe as a call of the runtime's builder. What is the usual isn't said. */
final class RecipeWriter {
  private final CodeBlock.Builder code = CodeBlock.builder();

  private RecipeWriter() {}

  /**
   * The call.
   *
   * @param dataset the data set's constant
   * @param after the constant of the recipe that it comes after, or null
   */
  static CodeBlock write(RecipeSpec recipe, String dataset, @Nullable String after) {
    RecipeWriter writer = new RecipeWriter();
    writer.code.add(
        "$T.named($S, $N, $S)\n$>$>",
        RuntimeNames.RECIPE,
        recipe.name(),
        dataset,
        recipe.data().split());
    writer.training(recipe.training());
    if (after != null) {
      writer.code.add(".after($N)\n", after);
    }
    return writer.code.add(".build()$<$<").build();
  }

  private void training(TrainingSpec training) {
    code.add(".crop($L, $L)\n", training.crop().height(), training.crop().width());
    augment(training.augment());
    if (!training.duplicated().isEmpty()) {
      code.add(".duplicate($L)\n", texts(training.duplicated()));
    }
    code.add(".batch($L)\n", training.batch());
    unless(training.accumulate() == 1, ".accumulate($L)\n", training.accumulate());
    unless(training.replicas() == 1, ".replicas($L)\n", training.replicas());
    code.add(".outputStride($L)\n", training.outputStride());
    optimizer(training.optimizer());
    decay(training.weightDecay());
    schedule(training.schedule());
    for (TrainingSpec.Multiplier multiplier : training.multipliers()) {
      code.add(".multiplier($S, $L)\n", multiplier.target(), multiplier.factor());
    }
    code.add(".steps($L)\n", training.steps());
    given(".batchNormDecay($L)\n", training.batchNorm().decay());
    given(".batchNormEpsilon($L)\n", training.batchNorm().epsilon());
    unless(!training.batchNorm().frozen(), ".batchNormFrozen()\n");
    TrainingSpec.Start start = training.start();
    if (start != null) {
      code.add(
          ".weights($S$L)\n",
          start.weights(),
          start.except().isEmpty() ? "" : ", " + texts(start.except()));
    }
    loss(training.loss());
    unless(
        training.precision().equals("float32"),
        ".precision($T.$L)\n",
        RuntimeNames.PRECISION,
        constant(training.precision()));
    given(".clip($L)\n", training.clip());
    given(".ema($L)\n", training.ema());
  }

  private void augment(TrainingSpec.Augment augment) {
    TrainingSpec.Side resize = augment.resize();
    if (resize != null) {
      code.add(".resize($L, $L)\n", resize.height(), resize.width());
    }
    given(".minSide($L)\n", augment.minSide());
    TrainingSpec.Scale scale = augment.scale();
    if (!scale.equals(TrainingSpec.Scale.NONE)) {
      code.add(".scale($L, $L", scale.from(), scale.to());
      unless(scale.step() == 0, ", $L", scale.step());
      code.add(")\n");
    }
    TrainingSpec.Rotate rotate = augment.rotate();
    if (rotate != null) {
      code.add(".rotate($L, $L, $L)\n", rotate.from(), rotate.to(), rotate.probability());
    }
    given(".catMaxRatio($L)\n", augment.catMaxRatio());
    unless(!augment.flip(), ".flip()\n");
    TrainingSpec.Jitter jitter = augment.jitter();
    if (jitter != null) {
      code.add(
          ".jitter($L, $L, $L, $L)\n",
          jitter.brightness(),
          jitter.contrast(),
          jitter.saturation(),
          jitter.hue());
    }
    TrainingSpec.Blur blur = augment.blur();
    if (blur != null) {
      code.add(".blur($L, $L)\n", blur.probability(), blur.sigma());
    }
  }

  private void optimizer(TrainingSpec.Optimizer optimizer) {
    if (optimizer.kind().equals("momentum")) {
      code.add(".momentum($L", optimizer.momentum());
      unless(!optimizer.nesterov(), ", true");
      code.add(")\n");
    } else {
      code.add(
          ".$L($L, $L, $L)\n",
          optimizer.kind(),
          optimizer.beta1(),
          optimizer.beta2(),
          optimizer.epsilon());
    }
  }

  private void decay(TrainingSpec.Decay decay) {
    List<String> except = decay.except();
    if (except == null) {
      code.add(".weightDecay($L)\n", decay.factor());
    } else {
      code.add(
          ".weightDecayExcept($L$L)\n",
          decay.factor(),
          except.isEmpty() ? "" : ", " + texts(except));
    }
  }

  private void schedule(TrainingSpec.Schedule schedule) {
    switch (schedule.kind()) {
      case "poly" -> {
        code.add(".poly($L, $L", schedule.rate(), schedule.power());
        unless(schedule.end() == 0, ", $L", schedule.end());
        code.add(")\n");
      }
      case "step" -> {
        if (schedule.at().isEmpty()) {
          code.add(
              ".stepsDownEvery($L, $L, $L)\n", schedule.rate(), schedule.drop(), schedule.every());
        } else {
          List<String> at = schedule.at().stream().map(String::valueOf).toList();
          code.add(
              ".stepsDown($L, $L, $L)\n", schedule.rate(), schedule.drop(), String.join(", ", at));
        }
      }
      case "cosine" -> code.add(".cosine($L, $L)\n", schedule.rate(), schedule.end());
      default -> code.add(".constant($L)\n", schedule.rate());
    }
    unless(schedule.warmUp() == 0, ".warmUp($L, $L)\n", schedule.warmUp(), schedule.warmUpFrom());
  }

  private void loss(TrainingSpec.Loss loss) {
    TrainingSpec.Term usual = new TrainingSpec.Term("cross_entropy", 1, 0, 1, 0);
    TrainingSpec.Loss plain =
        new TrainingSpec.Loss(List.of(usual), 0, List.of(), false, null, "kept_pixels");
    if (loss.equals(plain)) {
      return;
    }
    List<CodeBlock> terms =
        loss.terms().stream()
            .map(
                term ->
                    CodeBlock.of(
                        "new $T($T.$L, $L, $L, $L, $L)",
                        RuntimeNames.LOSS.nestedClass("Term"),
                        RuntimeNames.LOSS.nestedClass("Kind"),
                        constant(term.kind()),
                        term.factor(),
                        term.gamma(),
                        term.alpha(),
                        term.smooth()))
            .toList();
    List<String> weights = loss.classWeights().stream().map(String::valueOf).toList();
    TrainingSpec.HardPixels hard = loss.hardPixels();
    CodeBlock hardPixels =
        hard == null
            ? CodeBlock.of("null")
            : CodeBlock.of(
                "new $T($L, $L, $L, $L)",
                RuntimeNames.LOSS.nestedClass("HardPixels"),
                hard.kind().equals("top"),
                hard.value(),
                hard.keep(),
                hard.anneal());
    code.add(
        ".loss(\n$>$>new $T(\n$>$>$T.of($L),\n$L,\n$T.of($L),\n$L,\n$L,\n$T.$L))$<$<$<$<\n",
        RuntimeNames.LOSS,
        List.class,
        CodeBlock.join(terms, ", "),
        loss.labelSmoothing(),
        List.class,
        String.join(", ", weights),
        loss.medianFrequency(),
        hardPixels,
        RuntimeNames.LOSS.nestedClass("AverageOver"),
        constant(loss.averageOver()));
  }

  private void unless(boolean usual, String format, Object... arguments) {
    if (!usual) {
      code.add(format, arguments);
    }
  }

  private void given(String format, @Nullable Object value) {
    if (value != null) {
      code.add(format, value);
    }
  }

  private static String texts(List<String> words) {
    return CodeBlock.join(words.stream().map(word -> CodeBlock.of("$S", word)).toList(), ", ")
        .toString();
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
