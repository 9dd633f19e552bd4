package org.atrous.runtime.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.atrous.runtime.data.DataException;

/** The images that somebody means who names files and folders. */
public final class ImagePaths {
  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "webp");

  private ImagePaths() {}

  /**
   * Files as they are named; of a folder, the images in it by name, without those in its own
   * folders.
   *
   * @param output the folder for predictions, which would be taken for images the next time
   * @throws DataException if a folder has no images, or is the output's
   */
  public static List<Path> of(List<Path> named, Path output) throws IOException {
    List<Path> images = new ArrayList<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        images.add(path);
        continue;
      }
      if (Files.exists(output) && Files.isSameFile(path, output)) {
        throw new DataException(
            "predictions would go among the images of `%s`".formatted(path),
            "name another folder as --output");
      }
      List<Path> inside = imagesIn(path);
      if (inside.isEmpty()) {
        throw new DataException(
            "folder `%s` has no images".formatted(path),
            "name a folder that has some itself; folders in it aren't looked into");
      }
      images.addAll(inside);
    }
    return images;
  }

  private static List<Path> imagesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).filter(ImagePaths::isImage).sorted().toList();
    }
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(ending);
  }
}
