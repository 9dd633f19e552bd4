package org.atrous.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Weights for the network of {@link Drawings}, as a folder of raw floats. */
final class RawWeights {
  /** How a spec maps them. */
  static final String MAPPING =
      """

      weights plain {
        weights         ".w" oihw
        biases          ".b"
        gamma           ".gamma"
        beta            ".beta"
        moving_mean     ".mean"
        moving_variance ".variance"
        layer           "backbone/conv1" -> "stem.conv"
        layer           "backbone/bn1" -> "stem.norm"
        layer           "backbone/block1/conv1" -> "second.conv"
        layer           "backbone/block1/bn1" -> "second.norm"
        layer           "backbone/block2/unit{u}/conv1" -> "units.{u - 1}.conv"
        layer           "backbone/block2/unit{u}/bn1" -> "units.{u - 1}.norm"
        layer           "conv1" -> "head"
      }
      """;

  private final StringBuilder manifest = new StringBuilder("name;shape;offset_floats;count\n");
  private final ByteBuffer values = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

  private RawWeights() {}

  /**
   * Writes all of them.
   *
   * @param classes of the head
   */
  static Path write(Path folder, int classes) throws IOException {
    RawWeights weights = new RawWeights();
    weights.layer("stem", 8, 3);
    weights.layer("second", 8, 8);
    weights.layer("units.0", 16, 8);
    weights.layer("units.1", 16, 16);
    weights.tensor("head.w", "%dx16x1x1".formatted(classes), classes * 16, 0.01f);
    weights.tensor("head.b", Integer.toString(classes), classes, 0.5f);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("manifest.csv"), weights.manifest);
    byte[] bytes = new byte[weights.values.position()];
    weights.values.flip().get(bytes);
    Files.write(folder.resolve("weights.f32"), bytes);
    return folder;
  }

  private void layer(String name, int width, int inputs) {
    tensor(name + ".conv.w", "%dx%dx3x3".formatted(width, inputs), width * inputs * 9, 0.02f);
    tensor(name + ".norm.gamma", Integer.toString(width), width, 1);
    tensor(name + ".norm.beta", Integer.toString(width), width, 0.1f);
    tensor(name + ".norm.mean", Integer.toString(width), width, 0);
    tensor(name + ".norm.variance", Integer.toString(width), width, 1);
  }

  private void tensor(String name, String shape, int count, float value) {
    manifest.append("%s;%s;%d;%d\n".formatted(name, shape, values.position() / 4, count));
    for (int i = 0; i < count; i++) {
      values.putFloat(value * (1 + i % 7));
    }
  }
}
