package org.atrous.runtime.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files below a folder by their paths, with slashes; without hidden ones.
 *
 * @param root the folder
 * @param images by the folder in which they lie, sorted; the root is the empty text
 * @param texts files that may be lists or tables, sorted
 */
record FileTree(Path root, Map<String, NavigableSet<String>> images, List<String> texts) {
  private static final int DEPTH = 12;
  private static final int MOST_FOLDERS = 4000;
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "tif", "tiff", "webp", "bmp");
  private static final Set<String> TEXTS = Set.of("txt", "csv", "tsv", "lst", "names");

  /**
   * Looks through a folder, through links too.
   *
   * @throws DiscoveryException if it is none, can't be read, or has too many folders
   */
  static FileTree of(Path root) {
    if (!Files.isDirectory(root)) {
      throw new DiscoveryException(
          Files.exists(root)
              ? "`%s` is a file, not a folder of images and labels".formatted(root)
              : "the folder `%s` doesn't exist".formatted(root),
          "give the folder in which images and labels lie with --data");
    }
    FileTree tree = new FileTree(root, new TreeMap<>(), new ArrayList<>());
    try (Stream<Path> files = Files.walk(root, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      files.filter(Files::isRegularFile).forEach(tree::add);
    } catch (IOException | UncheckedIOException e) {
      throw new DiscoveryException(
          "the folder `%s` can't be read: %s".formatted(root, e.getMessage()),
          "check its permissions");
    }
    tree.texts().sort(null);
    if (tree.images().size() > MOST_FOLDERS) {
      throw new DiscoveryException(
          "images lie in %d folders below `%s`".formatted(tree.images().size(), root),
          "give the folder of one data set with --data");
    }
    return tree;
  }

  private void add(Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    if (path.startsWith(".") || path.contains("/.")) {
      return;
    }
    String extension = extension(path);
    if (PICTURES.contains(extension)) {
      images.computeIfAbsent(folder(path), key -> new TreeSet<>()).add(name(path));
    } else if (TEXTS.contains(extension)) {
      texts.add(path);
    }
  }

  boolean has(String path) {
    return images.getOrDefault(folder(path), new TreeSet<>()).contains(name(path));
  }

  /** All images. */
  List<String> paths() {
    List<String> paths = new ArrayList<>();
    images.forEach((folder, names) -> names.forEach(name -> paths.add(join(folder, name))));
    return paths;
  }

  static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** In lower case, without the dot. */
  static String extension(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  static boolean isJpeg(String path) {
    String extension = extension(path);
    return extension.equals("jpg") || extension.equals("jpeg");
  }

  /** The parts of a folder's path; none for the root. */
  static List<String> segments(String folder) {
    return folder.isEmpty() ? List.of() : List.of(folder.split("/"));
  }
}
