package org.atrous.compiler.draw;

import java.util.List;
import org.atrous.compiler.draw.Picture.Anchor;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Canvas;
import org.atrous.compiler.draw.Picture.Course;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Style;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.Picture.Wire;

/**
 * Places everything on a page: the main way from top to bottom around x = 0, lanes for taps and
 * auxiliary heads on its right.
 */
final class PageLayout implements Sketch.Visitor<Box> {
  private static final int MARGIN = 24;
  private static final int HEADINGS = 60;
  private static final int GAP = 24;

  /** Where the main way turns on its way to a stage that it doesn't enter in the middle. */
  private static final int TURN = 7;

  private final Canvas canvas = new Canvas();
  private final TapLines lines = new TapLines();
  private Point flow = new Point(0, HEADINGS);
  private int y = HEADINGS;
  private int trunkRight;
  private int firstStage = Integer.MAX_VALUE;

  private PageLayout() {}

  static Picture place(Sketch sketch) {
    PageLayout page = new PageLayout();
    for (Sketch.Element element : sketch.elements()) {
      page.lines.addElement(element.accept(page));
    }
    int lanes =
        new SideHeads(page.lines, page.canvas)
            .place(sketch.sides(), page.trunkRight + 2 * GAP, page.firstStage);
    page.lines.draw(lanes, page.canvas);
    page.headings(sketch);
    Legend.add(sketch, page.canvas);
    return page.canvas.picture(MARGIN);
  }

  @Override
  public Box visit(Sketch.Block block) {
    Canvas placed = BlockLayout.place(block);
    if (y > HEADINGS) {
      y += GAP;
      canvas.add(new Wire(Course.ARRIVING, List.of(flow, new Point(0, y))));
    }
    canvas.add(placed, 0, y);
    Box box = new Box(Style.BLOCK, 0, y, placed.right(), placed.bottom());
    trunkRight = Math.max(trunkRight, box.right());
    y = box.bottom();
    flow = new Point(0, y);
    return box;
  }

  @Override
  public Box visit(Sketch.Stage stage) {
    Framed framed = Framed.of(stage);
    int top = y + GAP + TapLines.ACROSS * framed.taps().size();
    int inner = top + framed.titleHeight();
    framed.draw(Style.FRAME, 0, top, canvas);
    int entry = framed.placed().entry().x();
    canvas.add(
        new Wire(
            Course.PASSING,
            entry == flow.x()
                ? List.of(flow, new Point(entry, inner))
                : List.of(
                    flow,
                    new Point(flow.x(), y + TURN),
                    new Point(entry, y + TURN),
                    new Point(entry, inner))));
    for (int i = 0; i < framed.taps().size(); i++) {
      StageLayout.TapEntry tap = framed.taps().get(i);
      lines.add(
          lines.leave(tap.origin()), top - 9 - TapLines.ACROSS * i, new Point(tap.x(), inner));
    }
    firstStage = Math.min(firstStage, top);
    Box box = framed.at(Style.FRAME, 0, top);
    y = box.bottom();
    Point exit = framed.placed().exit();
    flow = new Point(exit.x(), inner + exit.y());
    return box;
  }

  private void headings(Sketch sketch) {
    int left = canvas.left();
    canvas.add(new Text(sketch.name(), TextStyle.TITLE, Anchor.START, left, 14));
    canvas.add(new Text(sketch.heading(), TextStyle.HEADING, Anchor.START, left, 34));
  }
}
