package org.atrous.compiler.draw;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.draw.Picture.Box;
import org.atrous.compiler.draw.Picture.Point;
import org.atrous.compiler.draw.Picture.Text;
import org.atrous.compiler.draw.Picture.Wire;
import org.atrous.compiler.plan.PlannedNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing lies on anything else, in pictures of the zoo and of networks that strain the layout. */
final class PageLayoutTest {
  private static final List<Picture> PICTURES = new ArrayList<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void drawAll() throws IOException {
    for (PlannedNetwork network : Straining.andTheZoo(folder)) {
      PICTURES.add(PageLayout.place(Pictures.sketch(network, 513, 1025)));
    }
  }

  static List<Picture> pictures() {
    return PICTURES;
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void noTwoBoxesOverlap(Picture picture) {
    disjoint(solid(picture));
    disjoint(picture.boxes().stream().filter(Box::isFrame).toList());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aBoxLiesInAFrameOrOutsideIt(Picture picture) {
    for (Box frame : picture.boxes().stream().filter(Box::isFrame).toList()) {
      for (Box box : solid(picture)) {
        boolean inside =
            box.x() > frame.x()
                && box.right() < frame.right()
                && box.y() > frame.y()
                && box.bottom() < frame.bottom();
        assertWithMessage("%s in %s", box, frame).that(inside || !overlap(box, frame)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void wiresEnterAndLeaveFramesAboveAndBelow(Picture picture) {
    for (Box frame : picture.boxes().stream().filter(Box::isFrame).toList()) {
      Box leftEdge = new Box(frame.style(), frame.x(), frame.y(), 1, frame.height());
      Box rightEdge = new Box(frame.style(), frame.right(), frame.y(), 1, frame.height());
      for (Wire wire : picture.wires()) {
        for (int i = 1; i < wire.points().size(); i++) {
          Box piece = piece(wire.points().get(i - 1), wire.points().get(i));
          boolean crosses = overlap(piece, leftEdge) || overlap(piece, rightEdge);
          assertWithMessage("%s through the side of %s", wire, frame).that(crosses).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void noTwoTextsOverlap(Picture picture) {
    disjoint(picture.texts().stream().map(PageLayoutTest::bounds).toList());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aTextLiesInABoxOrOutsideIt(Picture picture) {
    for (Box box : solid(picture)) {
      for (Text text : picture.texts()) {
        Box bounds = bounds(text);
        boolean inside = bounds.x() >= box.x() && bounds.right() <= box.right();
        assertWithMessage("%s in %s", text, box).that(inside || !overlap(bounds, box)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void wiresPassByBoxesAndTexts(Picture picture) {
    List<Box> obstacles = new ArrayList<>(solid(picture));
    picture.texts().forEach(text -> obstacles.add(bounds(text)));
    for (Wire wire : picture.wires()) {
      for (int i = 1; i < wire.points().size(); i++) {
        Box piece = piece(wire.points().get(i - 1), wire.points().get(i));
        for (Box obstacle : obstacles) {
          assertWithMessage("%s through %s", wire, obstacle)
              .that(overlap(piece, obstacle))
              .isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void everythingIsOnThePage(Picture picture) {
    Box page = new Box(Picture.Style.FRAME, 0, 0, picture.width(), picture.height());
    List<Box> all = new ArrayList<>(picture.boxes());
    picture.texts().forEach(text -> all.add(bounds(text)));
    for (Box box : all) {
      boolean inside =
          box.x() >= page.x()
              && box.y() >= page.y()
              && box.right() <= page.right()
              && box.bottom() <= page.bottom();
      assertWithMessage("%s on %s", box, page).that(inside).isTrue();
    }
  }

  private static List<Box> solid(Picture picture) {
    return picture.boxes().stream().filter(box -> !box.isFrame()).toList();
  }

  private static void disjoint(List<Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = i + 1; j < boxes.size(); j++) {
        assertWithMessage("%s and %s", boxes.get(i), boxes.get(j))
            .that(overlap(boxes.get(i), boxes.get(j)))
            .isFalse();
      }
    }
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }

  /** What a line of text covers, from its capitals to its baseline. */
  private static Box bounds(Text text) {
    int height = text.style().size() * 3 / 4;
    return new Box(Picture.Style.LAYERS, text.left(), text.y() - height, text.width(), height);
  }

  /** A piece of a wire without its ends, which touch boxes. */
  private static Box piece(Point from, Point to) {
    int left = Math.min(from.x(), to.x());
    int top = Math.min(from.y(), to.y());
    boolean across = from.y() == to.y();
    int length = across ? Math.abs(from.x() - to.x()) : Math.abs(from.y() - to.y());
    return across
        ? new Box(Picture.Style.LAYERS, left + 1, top, Math.max(0, length - 2), 1)
        : new Box(Picture.Style.LAYERS, left, top + 1, 1, Math.max(0, length - 2));
  }
}
