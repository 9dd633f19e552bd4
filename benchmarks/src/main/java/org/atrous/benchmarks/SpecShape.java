package org.atrous.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Specs of any length, each long in a way of its own. */
public enum SpecShape {
  /**
   * 100 lines for each unit of scale: components, most of which no network uses, two networks, a
   * data set, a recipe and an evaluation.
   */
  MIXED {
    @Override
    String body(int scale) {
      return repeated(scale, SpecShape::group);
    }
  },
  /** One body of 100 lines for each unit of scale. */
  LONG_BODY {
    @Override
    String body(int scale) {
      return """
      network Long(classes: int = 5) {
        backbone {
      %s    block1 { conv(3x3, 32, stride: 4) bn relu }
        }
        logits(classes)
      }
      """
          .formatted(repeated(100 * scale, i -> "    conv(3x3, 16) bn relu\n"));
    }
  },
  /** One network of 10 blocks for each unit of scale. */
  MANY_BLOCKS {
    @Override
    String body(int scale) {
      return """
      network Deep(classes: int = 5) {
        backbone {
          conv(3x3, 16, stride: 4) bn relu
      %s  }
        logits(classes)
      }
      """
          .formatted(repeated(10 * scale, i -> "    block%d { basic(16) }\n".formatted(i)));
    }
  };

  abstract String body(int scale);

  /** The text of the spec. */
  public String text(int scale) {
    return "import std.resnet\nimport std.deeplab\n\n" + body(scale).stripTrailing() + "\n";
  }

  private interface Part {
    String text(int number);
  }

  /** Parts with numbers from 1 up. */
  private static String repeated(int count, Part part) {
    return IntStream.rangeClosed(1, count).mapToObj(part::text).collect(Collectors.joining());
  }

  /** Exactly 100 lines. */
  private static String group(int group) {
    return repeated(6, i -> component(group, i))
        + repeated(2, i -> network(group, i))
        + experiment(group);
  }

  private static String component(int group, int number) {
    return """
    /// Residual unit %2$d of group %1$d.
    component unit_%1$d_%2$d(width: int, stride: int = 1, rate: int = 1) {
      residual(by_width) {
        conv(3x3, width, stride: stride, rate: rate) bn relu
        conv(3x3, width) bn
      }
      relu
    }

    """
        .formatted(group, number);
  }

  private static String network(int group, int number) {
    return """
    network Net_%1$d_%2$d(classes: int = 5) {
      backbone {
        conv(3x3, 16, stride: 2) bn relu
        block1 { repeat 2 { unit_%1$d_%2$d(16) } }
        block2(stride: 2, at: first) { repeat 2 { unit_%1$d_%2$d(32) } }
        block3(stride: 2, at: first) { repeat 2 { unit_%1$d_%2$d(64) } }
        block4(stride: 2, at: first) { repeat 2 { unit_%1$d_%2$d(128) } }
      }
      block4 multigrid(1, 2)
      aspp(6, 12, 18) + imagepool
      logits(classes)
    }

    """
        .formatted(group, number);
  }

  private static String experiment(int group) {
    return """
    dataset data_%1$d {
      pairs   "{split}/*.jpg" -> "{split}/*.png"
      classes Sky, Building, Road, Tree, Car
    }

    recipe recipe_%1$d {
      data          data_%1$d split train
      crop          513x513
      batch         16
      output_stride 16
      optimizer     momentum(0.9)
      learning_rate poly(0.007, power: 0.9)
      steps         30_000
    }

    evaluation evaluation_%1$d {
      data          data_%1$d split val
      output_stride 8
    }

    """
        .formatted(group);
  }
}
