package org.atrous.runtime.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.atrous.runtime.experiment.Dataset;

/**
 * The file that names a split's images, one a line. A line is the name that the {@code *} of the
 * images' pattern stands for, or the image's path below the data folder, or that path and its
 * label's.
 */
final class SplitList {
  private final Dataset dataset;
  private final Path folder;
  private final String split;
  private final Path file;
  private final FilePattern images;
  private final FilePattern labels;

  SplitList(Dataset dataset, Path folder, String split) {
    this.dataset = dataset;
    this.folder = folder;
    this.split = split;
    this.file = folder.resolve(new FilePattern(dataset.list()).resolve(split));
    this.images = new FilePattern(dataset.images());
    this.labels = new FilePattern(dataset.labels());
  }

  /** Paths of an image and its label. */
  private record Pair(String image, String label) {}

  /**
   * The files that the list names, in its order.
   *
   * @param splits of which there are lists
   * @throws DataException if there is no list, or it can't be read, or names nothing
   */
  SplitFiles files(SortedSet<String> splits) {
    SplitFiles.Collector files = new SplitFiles.Collector();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : lines(splits)) {
      number++;
      String text = line.replace("\uFEFF", "").strip();
      if (text.isEmpty()) {
        continue;
      }
      Optional<Pair> pair = pair(text);
      if (pair.isEmpty()) {
        files.problem(
            text,
            "line %d of `%s` is `%s`, which is no image of `%s`"
                .formatted(number, file, text, images.resolve(split)),
            "a line is an image's path below the folder, or what the only `*` stands for");
        continue;
      }
      Integer before = lines.putIfAbsent(pair.get().image(), number);
      if (before != null) {
        files.problem(
            pair.get().image(),
            "line %d of `%s` names `%s` again, after line %d"
                .formatted(number, file, pair.get().image(), before),
            "name it once; a recipe's `duplicate` is for images that count twice");
      } else if (!Files.isRegularFile(folder.resolve(pair.get().image()))) {
        files.problem(
            pair.get().image(),
            "line %d of `%s` names `%s`, but there is no image `%s`"
                .formatted(number, file, text, folder.resolve(pair.get().image())),
            "add the image, or take the line out");
      } else {
        files.add(folder, pair.get().image(), pair.get().label());
      }
    }
    if (lines.isEmpty() && files.done().problems().isEmpty()) {
      throw new DataException(
          "the list `%s` of data set `%s` names no image".formatted(file, dataset.name()),
          "write one a line");
    }
    return files.done();
  }

  private Optional<Pair> pair(String line) {
    Optional<Pair> path = path(line);
    String[] columns = line.split("\\s+", -1);
    if (path.isPresent() || columns.length > 2) {
      return path;
    }
    if (columns.length == 2) {
      return path(columns[0]).map(pair -> new Pair(pair.image(), relative(columns[1])));
    }
    // A name with a slash would be a path of another layout.
    return images.stars() == 1 && !line.contains("/")
        ? Optional.of(pair(named(line)))
        : Optional.empty();
  }

  /** The image of a name: of several that it may mean, the first that is there. */
  private FilePattern.Match named(String name) {
    List<FilePattern.Match> matches =
        images.alternatives().stream().map(pattern -> pattern.named(name, split)).toList();
    return matches.stream()
        .filter(match -> Files.isRegularFile(folder.resolve(match.path())))
        .findFirst()
        .orElse(matches.get(0));
  }

  private Optional<Pair> path(String text) {
    return images.match(relative(text), split).map(this::pair);
  }

  private Pair pair(FilePattern.Match match) {
    return new Pair(match.path(), labels.resolve(match));
  }

  /** Some lists begin the paths below the folder with a slash. */
  private static String relative(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private List<String> lines(SortedSet<String> splits) {
    if (!Files.isRegularFile(file)) {
      String near =
          ClosestName.to(split, splits).map("did you mean split `%s`? "::formatted).orElse("");
      throw new DataException(
          "data set `%s` has no list `%s` of its split `%s`".formatted(dataset.name(), file, split),
          splits.isEmpty()
              ? "add it, or give the folder in which `%s` lies with --data"
                  .formatted(dataset.list())
              : near + "there are `" + String.join("`, `", splits) + "`");
    }
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new DataException(
          "the list `%s` is no text in UTF-8".formatted(file), "save it as UTF-8", e);
    } catch (IOException e) {
      throw new DataException(
          "the list `%s` can't be read: %s".formatted(file, e.getMessage()),
          "check its permissions",
          e);
    }
  }
}
