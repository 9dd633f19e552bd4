package org.atrous.compiler.draw;

import java.util.List;
import org.atrous.compiler.draw.Picture.Anchor;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Canvas;
import org.atrous.compiler.draw.Picture.Style;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.StageLayout.Placed;
import org.atrous.compiler.draw.StageLayout.TapEntry;

/**
 * A stage in its frame, with a title on the left of all wires that come in; a stage without a name
 * has neither.
 *
 * @param left of the frame, where the main way enters at x = 0
 * @param titleHeight how far below the frame's top its contents begin
 */
record Framed(String name, Placed placed, int left, int width, int titleHeight, int height) {
  private static final int PADDING = 12;
  private static final int TITLE = 22;

  static Framed of(Sketch.Stage stage) {
    Placed placed = StageLayout.place(stage);
    int titleWidth = stage.name().isEmpty() ? 0 : TextStyle.NAME.width(stage.name()) + PADDING;
    int firstWire = placed.entry().x();
    for (TapEntry tap : placed.taps()) {
      firstWire = Math.min(firstWire, tap.x());
    }
    int left = Math.min(placed.canvas().left() - PADDING, firstWire - titleWidth - PADDING);
    int titleHeight = stage.name().isEmpty() ? 0 : TITLE;
    return new Framed(
        stage.name(),
        placed,
        left,
        placed.canvas().right() + PADDING - left,
        titleHeight,
        placed.canvas().bottom() + titleHeight + PADDING);
  }

  List<TapEntry> taps() {
    return placed.taps();
  }

  /** Where it stands, with the main way's entry in column {@code x}. */
  Box at(Style style, int x, int top) {
    return new Box(style, left + x, top, width, height);
  }

  void draw(Style style, int x, int top, Canvas canvas) {
    if (!name.isEmpty()) {
      Box frame = at(style, x, top);
      canvas.add(frame);
      canvas.add(new Text(name, TextStyle.NAME, Anchor.START, frame.x() + 10, top + 17));
    }
    canvas.add(placed.canvas(), x, top + titleHeight);
  }
}
