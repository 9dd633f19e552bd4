package org.atrous.compiler.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.compiler.plan.PlannedNetwork;

/** Networks that strain a layout. */
final class Straining {
  private static final Path ZOO = Path.of("..", "models", "src", "main", "atrous");

  private static final List<String> TEXTS =
      List.of(
          """
          network Plus(classes: int = 21) {
            backbone xception65
            aspp(6, 12, 18, separable: true) + imagepool
            decoder(backbone.low)
            logits(classes)
            auxiliary(backbone.block3) { fcn_head(classes) }
            auxiliary(backbone.block4) { fcn_head(classes, convs: 6) }
          }
          """,
          """
          /// Two taps of one block and a skip past several ranks.
          component skipping(low: feature, lower: feature) {
            input as x
            join {
              x
              conv(1x1, 8) bn relu conv(3x3, 8) bn relu conv(3x3, 8) bn relu conv(3x3, 8) conv(3x3, 8)
              low conv(1x1, 8) resize(like: x)
              lower conv(3x3, 4) resize(like: x)
              x conv(1x1, 24) + low resize(like: x)
            }
            conv(1x1, 8)
          }
          network Skips {
            backbone resnet18
            skipping(backbone.block1, backbone.block2)
            skipping(backbone.block1, backbone.block3)
            auxiliary(backbone.block1) { conv(1x1, 3) }
            auxiliary(backbone.block1) { conv(1x1, 3) }
            auxiliary(backbone.block2) { conv(1x1, 3) }
            conv(1x1, 3)
          }
          """,
          """
          /// Many branches, residuals in the head, a long name.
          component a_component_whose_name_is_rather_long_for_a_frame(width: int) {
            residual(identity) { conv(3x3, width) bn relu }
          }
          network Wide {
            backbone resnet18
            aspp(1, 2, 3, 4, 5, 6, 7, 8) + imagepool
            a_component_whose_name_is_rather_long_for_a_frame(256)
            repeat 30 { conv(1x1, 8) bn relu }
            conv(1x1, 3)
          }
          """);

  private Straining() {}

  /** These networks after those of the zoo. */
  static List<PlannedNetwork> andTheZoo(Path folder) throws IOException {
    List<PlannedNetwork> networks = new ArrayList<>();
    try (Stream<Path> specs = Files.list(ZOO)) {
      specs.sorted().forEach(spec -> networks.addAll(Pictures.networks(spec)));
    }
    for (int i = 0; i < TEXTS.size(); i++) {
      Path file = folder.resolve("n" + i + ".atrous");
      networks.addAll(Pictures.networks(Files.writeString(file, Pictures.IMPORTS + TEXTS.get(i))));
    }
    return networks;
  }
}
