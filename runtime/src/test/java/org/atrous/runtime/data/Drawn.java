package org.atrous.runtime.data;

import org.atrous.runtime.Normalization;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.experiment.RecipeBuilder;

/** Samples and recipes in memory. */
final class Drawn {
  static final Normalization MEAN = Normalization.of(10, 20, 30, 1, 1, 1);

  private Drawn() {}

  /** A sample whose red is y, green is x and label is {@code (y + x) % 5}. */
  static Sample ramp(String name, int height, int width) {
    byte[] rgb = new byte[3 * height * width];
    byte[] labels = new byte[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        rgb[3 * at] = (byte) y;
        rgb[3 * at + 1] = (byte) x;
        rgb[3 * at + 2] = (byte) 200;
        labels[at] = (byte) ((y + x) % 5);
      }
    }
    return new Sample(name, new RgbImage(height, width, rgb), new LabelMap(height, width, labels));
  }

  /** A recipe without scaling or flip. */
  static RecipeBuilder recipe(int cropHeight, int cropWidth) {
    Dataset dataset = Dataset.named("ramps").classes("a", "b", "c", "d", "e").build();
    return Recipe.named("short", dataset, "train").crop(cropHeight, cropWidth);
  }
}
