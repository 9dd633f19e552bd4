package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.picture.PngFile;

/** A folder of small drawings with labels, and a spec that learns from it. */
final class Drawings {
  /** A network that trains in a second, a recipe, and evaluations of both output strides. */
  static final String SPEC =
      """
      backbone tiny {
        conv(3x3, 8, stride: 2) bn relu
        block1                       { conv(3x3, 8, stride: 2) bn relu }
        block2(stride: 2, at: first) { unit(16) unit(16) }
      }

      component unit(width: int, stride: int = 1, rate: int = 1) {
        conv(3x3, width, stride: stride, rate: rate) bn relu
      }

      network Tiny(classes: int = 6) {
        backbone tiny
        block2 multigrid(1, 2)
        conv(1x1, classes, bias: true)
        resize(like: image)
      }

      dataset shapes {
        pairs   "{split}/*.png" -> "{split}_labels/*.png"
        classes background, disc, square, triangle, ring, line
        ignore  255
      }

      recipe short {
        data          shapes split train
        crop          33x33
        augment       scale 0.5..2.0, flip
        batch         2
        output_stride 8
        learning_rate poly(0.05, power: 0.9)
        steps         6
        batch_norm    decay 0.5
        allow         AT0414 "two images are enough to see that training goes on"
      }

      evaluation coarse {
        data shapes split val
        output_stride 8
      }

      evaluation views {
        data shapes split val
        output_stride 8
        scales 0.5, 1.0, 1.5
        flip
        window 25x25 stride 17x17
        classes background, disc
      }

      evaluation fine {
        data shapes split val
        output_stride 4
      }
      """;

  private static final int TRAIN = 4;
  private static final int VAL = 3;

  private Drawings() {}

  /** Writes drawings of both splits; those of `val` have sizes of their own. */
  static Path write(Path folder) throws IOException {
    DrawnShapes train = new DrawnShapes(DrawnShapes.TRAIN, TRAIN, 40, 40, 1);
    for (int i = 0; i < TRAIN; i++) {
      DrawnFolder.write(folder, train, i);
    }
    for (int i = 0; i < VAL; i++) {
      DrawnFolder.write(folder, new DrawnShapes(DrawnShapes.VAL, VAL, 33 + 4 * i, 41, 1), i);
    }
    return folder;
  }

  /** Writes a picture of a size. */
  static Path image(Path file, int height, int width) throws IOException {
    PngFile.write(
        file,
        DrawnFolder.picture(new DrawnShapes(DrawnShapes.VAL, 1, height, width, 2).load(0).image()));
    return file;
  }
}
