package org.atrous.compiler.draw;

import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.PlannedNetwork;

/**
 * Draws a network:
 *
 * <ol>
 *   <li>{@link SketchReader} reads what is to be seen: the trunk's blocks, and the head's stages
 *       with their branches;
 *   <li>{@link PageLayout} gives everything a place;
 *   <li>{@link SvgWriter} writes it.
 * </ol>
 */
public final class NetworkPicture {
  private NetworkPicture() {}

  /**
   * A network as an SVG document.
   *
   * @param sizes of all features, for a fixed size of the input
   * @throws IllegalArgumentException for an output stride that isn't legal; its message says why
   */
  public static String svg(PlannedNetwork planned, int outputStride, List<MapSize> sizes) {
    Sketch sketch = new SketchReader(planned, outputStride, sizes).read();
    return SvgWriter.write(PageLayout.place(sketch), sketch.name(), description(sketch));
  }

  /** What the picture shows, from the image on, for who can't see it. */
  private static String description(Sketch sketch) {
    Sketch.Visitor<String> words =
        new Sketch.Visitor<>() {
          @Override
          public String visit(Sketch.Block block) {
            return "%s %s (%s)"
                .formatted(block.name(), LayerWords.text(block.shape()), block.setting());
          }

          @Override
          public String visit(Sketch.Stage stage) {
            return stage.name().isEmpty() ? "layers" : stage.name();
          }
        };
    return sketch.heading()
        + ": "
        + sketch.elements().stream()
            .map(element -> element.accept(words))
            .collect(Collectors.joining(", "));
  }
}
