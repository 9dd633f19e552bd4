package org.atrous.compiler.draw;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Canvas;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Style;
import org.atrous.compiler.draw.StageLayout.TapEntry;

/**
 * Places auxiliary heads on the right: beside the trunk and just below the element that each takes,
 * where there is room for all of them; else one below another on the right of everything.
 */
final class SideHeads {
  private static final int GAP = 24;

  private final TapLines lines;
  private final Canvas canvas;

  SideHeads(TapLines lines, Canvas canvas) {
    this.lines = lines;
    this.canvas = canvas;
  }

  /**
   * Places the heads.
   *
   * @param beside the column from which on there is room beside the trunk
   * @param until the height down to which there is
   * @return the column of the first lane
   */
  int place(List<Sketch.Stage> sides, int beside, int until) {
    List<Framed> heads = sides.stream().map(Framed::of).toList();
    List<Point> starts =
        heads.stream().map(head -> lines.leave(head.taps().get(0).origin())).toList();
    List<Box> boxes = new ArrayList<>();
    boolean room = true;
    for (int i = 0; i < heads.size(); i++) {
      Framed head = heads.get(i);
      Box box = head.at(Style.SIDE, beside - head.left(), starts.get(i).y() + GAP / 2);
      room &=
          head.taps().size() == 1
              && box.bottom() + GAP <= until
              && !lines.crosses(box)
              && boxes.stream().allMatch(before -> before.bottom() + GAP <= box.y());
      boxes.add(box);
    }
    if (room) {
      for (int i = 0; i < heads.size(); i++) {
        drawBeside(heads.get(i), boxes.get(i), starts.get(i));
      }
      return canvas.right() + GAP;
    }
    int lanes = canvas.right() + GAP;
    drawApart(heads, starts, lanes);
    return lanes;
  }

  private void drawBeside(Framed head, Box box, Point start) {
    int x = box.x() - head.left();
    head.draw(Style.SIDE, x, box.y(), canvas);
    Point end = new Point(head.taps().get(0).x() + x, box.y() + head.titleHeight());
    TapLines.drawDirect(start, end, canvas);
  }

  private void drawApart(List<Framed> heads, List<Point> starts, int lanes) {
    int taps = lines.count() + heads.stream().mapToInt(head -> head.taps().size()).sum();
    int left = lanes + TapLines.LANE * taps + GAP;
    int top = 0;
    for (int i = 0; i < heads.size(); i++) {
      Framed head = heads.get(i);
      int across = Math.max(starts.get(i).y() + GAP / 2, top);
      int x = left - head.left();
      top = across + TapLines.ACROSS * head.taps().size() + 2;
      head.draw(Style.SIDE, x, top, canvas);
      for (int k = 0; k < head.taps().size(); k++) {
        TapEntry tap = head.taps().get(k);
        Point start = k == 0 ? starts.get(i) : lines.leave(tap.origin());
        lines.add(
            start, across + TapLines.ACROSS * k, new Point(tap.x() + x, top + head.titleHeight()));
      }
      top = head.at(Style.SIDE, x, top).bottom() + GAP;
    }
  }
}
