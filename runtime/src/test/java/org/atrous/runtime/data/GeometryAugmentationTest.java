package org.atrous.runtime.data;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;

/** Sizes, rotations and the choice of a crop, on images of a few pixels. */
class GeometryAugmentationTest {
  private static final int IGNORE = LabelMap.IGNORE;

  @Test
  void drawsScalesOfWholeSteps() {
    Recipe recipe = Drawn.recipe(1, 300).scale(0.5, 2, 0.25).build();
    Set<Integer> widths = new TreeSet<>();
    for (int step = 1; step <= 300; step++) {
      widths.add(width(recipe, Drawn.ramp("a", 100, 100), step));
    }
    assertThat(widths).containsExactly(50, 75, 100, 125, 150, 175, 200);
  }

  @Test
  void resizesToFitTheLongerAndTheShorterSide() {
    Recipe recipe = Drawn.recipe(1, 300).resize(20, 100).build();

    assertThat(width(recipe, Drawn.ramp("a", 10, 20), 1)).isEqualTo(40);
    assertThat(width(recipe, Drawn.ramp("a", 10, 100), 1)).isEqualTo(100);
    assertThat(width(recipe, Drawn.ramp("a", 20, 10), 1)).isEqualTo(20);
    assertThat(width(recipe, Drawn.ramp("a", 40, 80), 1)).isEqualTo(40);
  }

  @Test
  void enlargesWhatIsSmallerThanTheLeastSide() {
    Recipe recipe = Drawn.recipe(1, 300).minSide(30).build();

    assertThat(width(recipe, Drawn.ramp("a", 15, 20), 1)).isEqualTo(40);
    assertThat(width(recipe, Drawn.ramp("a", 60, 50), 1)).isEqualTo(50);
  }

  @Test
  void scalesAfterTheLeastSide() {
    Recipe recipe = Drawn.recipe(1, 300).minSide(30).scale(2, 2).build();

    assertThat(width(recipe, Drawn.ramp("a", 15, 20), 1)).isEqualTo(80);
  }

  @Test
  void turnsCounterclockwise() {
    Crop crop = new Crop(Drawn.recipe(3, 3).rotate(90, 90, 1).build(), grid(3, 3), 1);

    assertThat(crop.labels).isEqualTo(new int[] {2, 5, 8, 1, 4, 7, 0, 3, 6});
    assertThat(crop.reds()).isEqualTo(new float[] {2, 5, 8, 1, 4, 7, 0, 3, 6});
  }

  @Test
  void turnsTheOtherWayBelowZero() {
    Crop crop = new Crop(Drawn.recipe(3, 3).rotate(-90, -90, 1).build(), grid(3, 3), 1);

    assertThat(crop.labels).isEqualTo(new int[] {6, 3, 0, 7, 4, 1, 8, 5, 2});
  }

  @Test
  void padsWhatARotationOpens() {
    Crop crop = new Crop(Drawn.recipe(1, 3).rotate(90, 90, 1).build(), grid(1, 3), 1);

    assertThat(crop.labels).isEqualTo(new int[] {IGNORE, 1, IGNORE});
    assertThat(Arrays.copyOf(crop.images, 6)).isEqualTo(new float[] {10, 20, 30, 1, 0, 0});
  }

  @Test
  void turnsAboutTheShareOfImagesThatIsAskedFor() {
    Recipe recipe = Drawn.recipe(3, 3).rotate(180, 180, 0.25).build();
    int turned = 0;
    for (int step = 1; step <= 1000; step++) {
      turned += new Crop(recipe, grid(3, 3), step).labels[0] == 8 ? 1 : 0;
    }
    assertThat(turned).isGreaterThan(200);
    assertThat(turned).isLessThan(300);
  }

  @Test
  void mirrorsRotatedImagesToo() {
    Recipe recipe = Drawn.recipe(3, 3).rotate(90, 90, 1).flip().build();
    Set<Integer> first = new TreeSet<>();
    for (int step = 1; step <= 50; step++) {
      first.add(new Crop(recipe, grid(3, 3), step).labels[0]);
    }
    assertThat(first).containsExactly(2, 8);
  }

  @Test
  void looksForACropInWhichNoClassHasTooLargeAShare() {
    // Of one row of 40 only the pairs at the border of two classes are mixed.
    byte[] labels = new byte[40];
    Arrays.fill(labels, 0, 20, (byte) 1);
    Sample sample =
        new Sample("a", new RgbImage(1, 40, new byte[120]), new LabelMap(1, 40, labels));
    int plain = 0;
    int mixed = 0;
    for (int step = 1; step <= 400; step++) {
      int[] any = new Crop(Drawn.recipe(1, 4).build(), sample, step).labels;
      int[] sought = new Crop(Drawn.recipe(1, 4).catMaxRatio(0.8).build(), sample, step).labels;
      plain += Arrays.stream(any).sum() % 4 == 0 ? 0 : 1;
      mixed += Arrays.stream(sought).sum() % 4 == 0 ? 0 : 1;
    }
    // Three places of 37; of eleven draws, 1 - (34 / 37)^11 = 61 % find one.
    assertThat(plain).isLessThan(60);
    assertThat(mixed).isGreaterThan(200);
    assertThat(mixed).isLessThan(290);
  }

  @Test
  void leavesTheFirstCropWhereItIsMixed() {
    Sample sample = Drawn.ramp("a", 40, 40);

    assertThat(new Crop(Drawn.recipe(5, 5).catMaxRatio(0.9).build(), sample, 3).images)
        .isEqualTo(new Crop(Drawn.recipe(5, 5).build(), sample, 3).images);
  }

  /** Red and label are the number of the pixel. */
  private static Sample grid(int height, int width) {
    byte[] rgb = new byte[3 * height * width];
    byte[] labels = new byte[height * width];
    for (int i = 0; i < labels.length; i++) {
      rgb[3 * i] = (byte) i;
      labels[i] = (byte) i;
    }
    return new Sample(
        "grid", new RgbImage(height, width, rgb), new LabelMap(height, width, labels));
  }

  private static int width(Recipe recipe, Sample sample, int step) {
    Crop crop = new Crop(recipe, sample, step);
    return (int) Arrays.stream(crop.labels).filter(label -> label != IGNORE).count();
  }

  private static final class Crop {
    private final float[] images;
    private final int[] labels;

    Crop(Recipe recipe, Sample sample, int step) {
      labels = new int[recipe.cropHeight() * recipe.cropWidth()];
      images = new float[3 * labels.length];
      new Augmentation(recipe, Drawn.MEAN, 5).apply(sample, step, 0, images, labels);
    }

    float[] reds() {
      float[] reds = new float[labels.length];
      for (int i = 0; i < reds.length; i++) {
        reds[i] = images[3 * i];
      }
      return reds;
    }
  }
}
