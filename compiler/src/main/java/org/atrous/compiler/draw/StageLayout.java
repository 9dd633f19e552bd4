package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.atrous.compiler.draw.Picture.Anchor;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Course;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.Picture.Wire;
import org.atrous.compiler.draw.Sketch.Chain;
import org.atrous.compiler.draw.Sketch.Kind;

/**
 * Places a stage's chains: each below all that it takes, branches side by side in the order in
 * which they are joined. The main way enters at x = 0, or as near as taps allow; the topmost box
 * stands at y = 0.
 */
final class StageLayout {
  private static final int GAP = 14;
  private static final int PADDING = 8;

  /** How far a rank may be from its middle, where that makes a wire straight. */
  private static final int SNAP = 12;

  private final Sketch.Stage stage;
  private final LayeredGraph graph;
  private final Picture.Canvas canvas = new Picture.Canvas();

  private StageLayout(Sketch.Stage stage) {
    this.stage = stage;
    this.graph = LayeredGraph.of(stage);
  }

  /**
   * A stage whose parts have places.
   *
   * @param entry where the main way enters; y is 0
   * @param exit where it leaves
   * @param taps where features from further up enter, in the order of the chains
   */
  record Placed(Picture.Canvas canvas, Point entry, Point exit, List<TapEntry> taps) {
    Placed {
      taps = List.copyOf(taps);
    }
  }

  /** Where a tap enters, and the element that it comes from. */
  record TapEntry(int x, int origin) {}

  static Placed place(Sketch.Stage stage) {
    return new StageLayout(stage).place();
  }

  private Placed place() {
    for (int rank = graph.ranks().size() - 1; rank >= 0; rank--) {
      align(graph.ranks().get(rank));
    }
    int y = 0;
    for (List<LayeredGraph.Slot> rank : graph.ranks()) {
      y = RankWires.draw(rank, y, canvas);
      int height = rank.stream().mapToInt(this::height).max().orElse(0);
      for (LayeredGraph.Slot slot : rank) {
        draw(slot, y, height);
      }
      y += height;
    }
    return placed();
  }

  /**
   * Gives the slots of a rank their columns: each above what takes it, as far as there is room. A
   * single one stands in the middle.
   */
  private void align(List<LayeredGraph.Slot> rank) {
    if (rank.size() == 1) {
      rank.get(0).placeAt(0);
      return;
    }
    int left = Integer.MIN_VALUE / 2;
    int moved = 0;
    for (LayeredGraph.Slot slot : rank) {
      int half = width(slot) / 2;
      int wanted = slot.middleOfOutputs();
      slot.placeAt(Math.max(wanted, left + half));
      moved += slot.x() - wanted;
      left = slot.x() + half + GAP;
    }
    int shift = straightened(rank, moved / rank.size());
    rank.forEach(slot -> slot.placeAt(slot.x() - shift));
  }

  /** A shift of the rank, or one close to it that leaves a wire without a kink. */
  private static int straightened(List<LayeredGraph.Slot> rank, int shift) {
    return rank.stream()
        .map(slot -> slot.x() - slot.middleOfOutputs())
        .filter(straight -> Math.abs(straight - shift) <= SNAP)
        .min(Comparator.comparingInt(straight -> Math.abs(straight - shift)))
        .orElse(shift);
  }

  private Placed placed() {
    List<TapEntry> taps = new ArrayList<>();
    Point entry = new Point(0, 0);
    Point exit = new Point(0, 0);
    for (LayeredGraph.Slot slot : graph.all()) {
      Chain chain = slot.chain(stage);
      if (chain != null && chain.kind() == Kind.TAP) {
        taps.add(new TapEntry(slot.x(), chain.origin()));
      } else if (chain != null && chain.kind() == Kind.ENTRY) {
        entry = new Point(slot.x(), 0);
      }
      if (slot.index() == stage.output()) {
        exit = new Point(slot.x(), slot.bottom());
      }
    }
    taps.sort(Comparator.comparingInt(TapEntry::x));
    return new Placed(canvas, entry, exit, taps);
  }

  private int width(LayeredGraph.Slot slot) {
    Chain chain = slot.chain(stage);
    return chain == null || chain.kind() == Kind.ENTRY
        ? 2
        : chain.lines().stream()
                .mapToInt(line -> TextStyle.of(line.tone()).width(line.text()))
                .max()
                .orElse(0)
            + 2 * PADDING;
  }

  private int height(LayeredGraph.Slot slot) {
    Chain chain = slot.chain(stage);
    return chain == null || chain.kind() == Kind.ENTRY
        ? 0
        : chain.lines().stream().mapToInt(line -> TextStyle.of(line.tone()).lineHeight()).sum()
            + PADDING;
  }

  private void draw(LayeredGraph.Slot slot, int top, int rankHeight) {
    Chain chain = slot.chain(stage);
    if (chain == null) {
      // What only passes through does so along the whole rank.
      slot.endAt(top + rankHeight);
      canvas.add(
          new Wire(
              Course.PASSING,
              List.of(new Point(slot.x(), top), new Point(slot.x(), slot.bottom()))));
      return;
    }
    slot.endAt(top + height(slot));
    if (chain.kind() == Kind.ENTRY) {
      return;
    }
    int width = width(slot);
    canvas.add(new Box(style(chain), slot.x() - width / 2, top, width, height(slot)));
    int baseline = top + PADDING / 2;
    for (Sketch.Line line : chain.lines()) {
      TextStyle style = TextStyle.of(line.tone());
      baseline += style.lineHeight();
      canvas.add(new Text(line.text(), style, Anchor.MIDDLE, slot.x(), baseline - 3));
    }
  }

  private static Picture.Style style(Chain chain) {
    return switch (chain.kind()) {
      case JOIN -> Picture.Style.JOIN;
      case TAP -> Picture.Style.TAP;
      case LAYERS, ENTRY -> chain.atrous() ? Picture.Style.ATROUS : Picture.Style.LAYERS;
    };
  }
}
