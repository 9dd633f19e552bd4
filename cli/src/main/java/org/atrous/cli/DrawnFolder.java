package org.atrous.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.picture.LabelPicture;
import org.atrous.runtime.picture.PngFile;

/** Drawn shapes as files: images in {@code train/}, their labels in {@code train_labels/}. */
final class DrawnFolder {
  private DrawnFolder() {}

  /** Writes all drawings of a source. */
  static void write(Path folder, SampleSource source) throws IOException {
    for (int i = 0; i < source.size(); i++) {
      write(folder, source, i);
    }
  }

  /** Writes a drawing and its labels. */
  static void write(Path folder, SampleSource source, int index) throws IOException {
    Sample sample = source.load(index);
    String[] name = sample.name().split("/", 2);
    PngFile.write(folder.resolve(name[0]).resolve(name[1] + ".png"), picture(sample.image()));
    PngFile.write(
        folder.resolve(name[0] + "_labels").resolve(name[1] + ".png"),
        LabelPicture.of(sample.label(), DrawnShapes.dataset()));
  }

  /** The pixels of an image. */
  static BufferedImage picture(RgbImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2);
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }
}
