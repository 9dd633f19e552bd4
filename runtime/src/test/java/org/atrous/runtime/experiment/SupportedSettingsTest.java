package org.atrous.runtime.experiment;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.UnaryOperator;
import org.atrous.runtime.BadInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SupportedSettingsTest {
  private static final Dataset DATASET =
      Dataset.named("d").pairs("a/*.jpg", "b/*.png").classes("one", "two").build();

  private static RecipeBuilder recipe() {
    return Recipe.named("r", DATASET, "train").weightDecay(0.0001);
  }

  private static Arguments asks(String setting, UnaryOperator<RecipeBuilder> change) {
    return arguments(setting, change);
  }

  static List<Arguments> recipes() {
    return List.of(
        asks("replicas 4", r -> r.replicas(4)),
        asks("replicas 3", r -> r.after(recipe().replicas(3).build())),
        asks("precision fp16", r -> r.precision(Precision.FP16)));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void whatTrainingCantDoIsRefusedByName(String setting, UnaryOperator<RecipeBuilder> change) {
    Recipe recipe = change.apply(recipe()).build();

    BadInputException refused =
        assertThrows(BadInputException.class, () -> SupportedSettings.requireTrainable(recipe));
    assertThat(refused)
        .hasMessageThat()
        .startsWith("the recipe `r` asks for `%s`, which training can't do yet".formatted(setting));
  }

  private static LossSettings loss(
      LossSettings.Kind kind, double smoothing, LossSettings.@Nullable HardPixels hard) {
    return new LossSettings(
        List.of(new LossSettings.Term(kind, 2, 2, 1, 1)),
        smoothing,
        List.of(1.0, 2.0),
        false,
        hard,
        LossSettings.AverageOver.ALL_PIXELS);
  }

  @Test
  void whatALossWouldNotHeedIsRefused() {
    LossSettings.HardPixels hard = new LossSettings.HardPixels(true, 0.25, 0, 0);
    for (LossSettings loss :
        List.of(
            loss(LossSettings.Kind.DICE, 0, hard),
            loss(LossSettings.Kind.DICE, 0.1, null),
            loss(LossSettings.Kind.FOCAL, 0.1, null))) {
      Recipe recipe = recipe().loss(loss).build();
      assertThrows(BadInputException.class, () -> SupportedSettings.requireTrainable(recipe));
    }
  }

  @Test
  void everyOtherLossIsTaken() {
    LossSettings.HardPixels hard = new LossSettings.HardPixels(false, 0.7, 9, 0);
    for (LossSettings loss :
        List.of(
            loss(LossSettings.Kind.DICE, 0, null),
            loss(LossSettings.Kind.FOCAL, 0, hard),
            loss(LossSettings.Kind.CROSS_ENTROPY, 0.1, hard))) {
      SupportedSettings.requireTrainable(recipe().loss(loss).build());
    }
  }

  @Test
  void whatTrainingCanDoIsTaken() {
    SupportedSettings.requireTrainable(
        recipe()
            .resize(512, 2048)
            .minSide(513)
            .scale(0.5, 2, 0.25)
            .rotate(-10, 10, 1)
            .catMaxRatio(0.75)
            .flip()
            .jitter(0.5, 0.5, 0.5, 0.1)
            .blur(0.5, 2)
            .duplicate("one")
            .batchNormDecay(0.99)
            .batchNormFrozen()
            .build());
  }

  @Test
  void everyOptimizerIsTakenWithAllThatGoesWithIt() {
    List<UnaryOperator<RecipeBuilder>> optimizers =
        List.of(
            r -> r.momentum(0.9, true),
            r -> r.adam(0.9, 0.999, 1e-8),
            r -> r.adamw(0.9, 0.999, 1e-8),
            r -> r.weightDecayExcept(0.0001),
            r -> r.weightDecayExcept(0.0001, "biases"),
            r -> r.multiplier("biases", 2),
            r -> r.accumulate(2),
            r -> r.clip(1),
            r -> r.ema(0.99));
    for (UnaryOperator<RecipeBuilder> optimizer : optimizers) {
      SupportedSettings.requireTrainable(optimizer.apply(recipe()).build());
    }
  }

  @Test
  void everyScheduleIsTaken() {
    List<UnaryOperator<RecipeBuilder>> schedules =
        List.of(
            r -> r.poly(0.1, 0.9, 0.001),
            r -> r.stepsDown(0.1, 0.1, 10, 20),
            r -> r.stepsDownEvery(0.1, 0.1, 1000),
            r -> r.cosine(0.1, 0),
            r -> r.constant(0.1),
            r -> r.warmUp(100, 0));
    for (UnaryOperator<RecipeBuilder> schedule : schedules) {
      SupportedSettings.requireTrainable(schedule.apply(recipe()).build());
    }
  }
}
