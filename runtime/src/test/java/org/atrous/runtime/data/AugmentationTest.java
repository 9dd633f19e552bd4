package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  @Test
  void leavesImageOfTheCropsSizeAlone() {
    Sample sample = Drawn.ramp("a", 4, 6);

    Crop crop = crop(Drawn.recipe(4, 6).build(), sample, 1);

    assertThat(crop.images).isEqualTo(sample.image().toFloats());
    assertThat(crop.labels).isEqualTo(sample.label().toInts());
  }

  @Test
  void padsBelowAndRightWithMeanColourAndIgnore() {
    Sample sample = Drawn.ramp("a", 1, 2);

    Crop crop = crop(Drawn.recipe(2, 3).build(), sample, 1);

    int ignore = LabelMap.IGNORE;
    assertThat(crop.labels).isEqualTo(new int[] {0, 1, ignore, ignore, ignore, ignore});
    assertThat(crop.images)
        .isEqualTo(
            new float[] {0, 0, 200, 0, 1, 200, 10, 20, 30, 10, 20, 30, 10, 20, 30, 10, 20, 30});
  }

  @Test
  void cutsImageAndLabelAtTheSamePlace() {
    Sample sample = Drawn.ramp("a", 40, 50);
    Set<Integer> corners = new HashSet<>();
    for (int step = 1; step <= 200; step++) {
      Crop crop = crop(Drawn.recipe(8, 8).build(), sample, step);
      for (int i = 0; i < 64; i++) {
        assertThat(crop.labels[i])
            .isEqualTo((int) (crop.images[3 * i] + crop.images[3 * i + 1]) % 5);
      }
      corners.add(Math.round(crop.images[0] * 50 + crop.images[1]));
    }
    assertThat(corners.size()).isGreaterThan(150);
  }

  @Test
  void reachesTheFirstAndTheLastPlace() {
    Sample sample = Drawn.ramp("a", 1, 3);
    Set<Float> lefts = new HashSet<>();
    for (int step = 1; step <= 50; step++) {
      lefts.add(crop(Drawn.recipe(1, 1).build(), sample, step).images[1]);
    }
    assertThat(lefts).containsExactly(0f, 1f, 2f);
  }

  @Test
  void mirrorsAboutHalfOfTheImages() {
    Sample sample = Drawn.ramp("a", 2, 3);
    int mirrored = 0;
    for (int step = 1; step <= 1000; step++) {
      Crop crop = crop(Drawn.recipe(2, 3).flip().build(), sample, step);
      if (crop.images[1] == 2) {
        assertThat(crop.labels).isEqualTo(new int[] {2, 1, 0, 3, 2, 1});
        mirrored++;
      } else {
        assertThat(crop.labels).isEqualTo(new int[] {0, 1, 2, 1, 2, 3});
      }
    }
    assertThat(mirrored).isGreaterThan(400);
    assertThat(mirrored).isLessThan(600);
  }

  @Test
  void mirrorsPaddingToTheLeft() {
    Sample sample = Drawn.ramp("a", 1, 1);
    Set<Integer> first = new HashSet<>();
    for (int step = 1; step <= 50; step++) {
      first.add(crop(Drawn.recipe(1, 2).flip().build(), sample, step).labels[0]);
    }
    assertThat(first).containsExactly(0, LabelMap.IGNORE);
  }

  @Test
  void doublesBilinearlyWithCentresAtOneHalf() {
    Sample sample = Drawn.ramp("a", 1, 3);

    Crop crop = crop(Drawn.recipe(2, 6).scale(2, 2).build(), sample, 1);

    assertThat(green(crop, 0, 6)).isEqualTo(new float[] {0, 0.25f, 0.75f, 1.25f, 1.75f, 2});
    assertThat(green(crop, 1, 6)).isEqualTo(green(crop, 0, 6));
    assertThat(Arrays.copyOf(crop.labels, 6)).isEqualTo(new int[] {0, 0, 1, 1, 2, 2});
  }

  @Test
  void halvesBilinearlyWithCentresAtOneHalf() {
    Sample sample = Drawn.ramp("a", 2, 4);

    Crop crop = crop(Drawn.recipe(1, 2).scale(0.5, 0.5).build(), sample, 1);

    assertThat(crop.images).isEqualTo(new float[] {0.5f, 0.5f, 200, 0.5f, 2.5f, 200});
  }

  @Test
  void drawsScalesFromTheWholeRange() {
    Sample sample = Drawn.ramp("a", 100, 100);
    int smallest = Integer.MAX_VALUE;
    int largest = 0;
    for (int step = 1; step <= 500; step++) {
      Crop crop = crop(Drawn.recipe(1, 300).scale(0.5, 2).build(), sample, step);
      int kept = (int) Arrays.stream(crop.labels).filter(l -> l != LabelMap.IGNORE).count();
      smallest = Math.min(smallest, kept);
      largest = Math.max(largest, kept);
    }
    assertThat(smallest).isAtLeast(50);
    assertThat(smallest).isAtMost(53);
    assertThat(largest).isAtMost(200);
    assertThat(largest).isAtLeast(197);
  }

  @Test
  void drawsTheSameForTheSameSeedStepAndIndex() {
    Sample sample = Drawn.ramp("a", 100, 100);
    Recipe recipe = Drawn.recipe(16, 16).scale(0.5, 2).flip().build();

    assertThat(crop(recipe, sample, 9).images).isEqualTo(crop(recipe, sample, 9).images);
    assertThat(crop(recipe, sample, 9).images).isNotEqualTo(crop(recipe, sample, 10).images);
  }

  @Test
  void fillsOnlyItsOwnPlaceInTheBatch() {
    float[] images = new float[3 * 3];
    int[] labels = new int[3];

    new Augmentation(Drawn.recipe(1, 1).build(), Drawn.MEAN, 5)
        .apply(Drawn.ramp("a", 1, 1), 1, 1, images, labels);

    assertThat(images).isEqualTo(new float[] {0, 0, 0, 0, 0, 200, 0, 0, 0});
  }

  private static final class Crop {
    private final float[] images;
    private final int[] labels;

    Crop(int pixels) {
      images = new float[3 * pixels];
      labels = new int[pixels];
    }
  }

  private static Crop crop(Recipe recipe, Sample sample, int step) {
    Crop crop = new Crop(recipe.cropHeight() * recipe.cropWidth());
    new Augmentation(recipe, Drawn.MEAN, 5).apply(sample, step, 0, crop.images, crop.labels);
    return crop;
  }

  private static float[] green(Crop crop, int row, int width) {
    float[] green = new float[width];
    for (int x = 0; x < width; x++) {
      green[x] = crop.images[3 * (row * width + x) + 1];
    }
    return green;
  }
}
