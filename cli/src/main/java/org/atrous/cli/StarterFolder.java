package org.atrous.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.discovery.FoundFiles;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.picture.LabelPicture;
import org.atrous.runtime.picture.PngFile;

/** The folder into which {@code atrous new} writes; what is there already is never touched. */
final class StarterFolder {
  /** A link to the images, beside the lists that name those of each split. */
  static final String LINK = "files";

  private static final String DATA = "data";
  private static final int SIDE = 96;
  private static final int DRAWINGS = 160;
  private static final int UNSEEN = 40;

  private final Path folder;

  StarterFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The spec that will be written.
   *
   * @throws InputException if there is something of that name
   */
  Path free(String name) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException("`%s` is a file".formatted(folder), "give the name of a new folder");
    }
    Path spec = folder.resolve(name);
    if (Files.exists(spec, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(
          "`%s` exists already, and nothing is overwritten".formatted(spec),
          "give another folder, another --name, or remove the file");
    }
    return spec;
  }

  /** Draws shapes to train on; their folder. */
  Path draw(long seed) throws IOException {
    return make(beside -> drawInto(beside, seed));
  }

  private static void drawInto(Path folder, long seed) throws IOException {
    write(folder, new DrawnShapes(DrawnShapes.TRAIN, DRAWINGS, SIDE, SIDE, seed));
    write(folder, new DrawnShapes(DrawnShapes.VAL, UNSEEN, SIDE, SIDE, seed));
    AtomicFile.write(
        folder.resolve("classes.txt"), String.join("\n", DrawnShapes.dataset().classes()) + "\n");
  }

  private static void write(Path folder, DrawnShapes drawings) throws IOException {
    for (int i = 0; i < drawings.size(); i++) {
      Sample sample = drawings.load(i);
      String[] name = sample.name().split("/", 2);
      PngFile.write(
          folder.resolve("images").resolve(name[0]).resolve(name[1] + ".png"),
          picture(sample.image()));
      PngFile.write(
          folder.resolve("labels").resolve(name[0]).resolve(name[1] + ".png"),
          LabelPicture.of(sample.label(), DrawnShapes.dataset()));
    }
  }

  private static BufferedImage picture(RgbImage image) {
    BufferedImage picture =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2);
        picture.setRGB(x, y, rgb);
      }
    }
    return picture;
  }

  /** Writes lists of each split's images beside a link to them; the folder of both. */
  Path list(FoundFiles files) throws IOException {
    return make(
        beside -> {
          for (String split : files.splits().keySet()) {
            AtomicFile.write(
                beside.resolve(split + ".txt"), String.join("\n", files.lines(split, LINK)) + "\n");
          }
          link(beside.resolve(LINK), files.root().toRealPath());
        });
  }

  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | IOException e) {
      throw new InputException(
          "`%s` can't be made a link to `%s`: %s".formatted(link, target, e.getMessage()),
          "write where links are possible; or put the images, and the labels, into folders train"
              + " and val, so that no lists are needed");
    }
  }

  /** Writes what a folder holds. */
  @FunctionalInterface
  private interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /** A new folder {@code data} that comes into being whole. */
  private Path make(Content content) throws IOException {
    Path made = folder.resolve(DATA);
    if (Files.exists(made, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputException(
          "`%s` exists already, and nothing is overwritten".formatted(made), "give another folder");
    }
    Files.createDirectories(folder);
    Path beside = folder.resolve(".%s.%d.partial".formatted(DATA, ProcessHandle.current().pid()));
    Files.createDirectory(beside);
    try {
      content.writeTo(beside);
      Files.move(beside, made);
    } catch (FileAlreadyExistsException e) {
      delete(beside);
      throw new InputException(
          "`%s` exists already, and nothing is overwritten".formatted(made), "give another folder");
    } catch (IOException | RuntimeException e) {
      delete(beside);
      throw e;
    }
    return made;
  }

  /** Removes a folder that {@link #make} or a caller of it made; links aren't followed. */
  static void delete(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(folder)) {
      entries.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
