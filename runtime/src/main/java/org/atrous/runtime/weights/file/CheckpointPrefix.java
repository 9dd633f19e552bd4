package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.runtime.weights.bytes.MalformedException;

/**
 * What the files of a checkpoint of TensorFlow have in common. People give it as {@code
 * model.ckpt-100}, though no file is called so, or give one of the files, or their folder.
 */
final class CheckpointPrefix {
  private static final String INDEX = ".index";
  private static final Pattern SHARD = Pattern.compile("(.*)\\.data-(\\d{5})-of-(\\d{5})");
  private static final String SAVED_MODEL = "variables/variables";

  private CheckpointPrefix() {}

  /** The prefix of a checkpoint of version 2, if the path is one. */
  static Optional<Path> of(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return in(path);
    }
    if (Files.isRegularFile(beside(path, INDEX))) {
      return Optional.of(path);
    }
    String name = String.valueOf(path.getFileName());
    if (name.endsWith(INDEX) && Files.isRegularFile(path)) {
      return Optional.of(path.resolveSibling(name.substring(0, name.length() - INDEX.length())));
    }
    Matcher shard = SHARD.matcher(name);
    return shard.matches() ? Optional.of(path.resolveSibling(shard.group(1))) : Optional.empty();
  }

  /** The one checkpoint of a folder, or of a saved model in it. */
  private static Optional<Path> in(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(SAVED_MODEL + INDEX))) {
      return Optional.of(folder.resolve(SAVED_MODEL));
    }
    List<Path> indexes;
    try (Stream<Path> files = Files.list(folder)) {
      indexes = files.filter(file -> file.toString().endsWith(INDEX)).toList();
    }
    return indexes.size() == 1 ? of(indexes.get(0)) : Optional.empty();
  }

  /** Refuses a checkpoint some of whose files aren't there. */
  static void requireWhole(Path prefix) throws IOException {
    if (!Files.isRegularFile(beside(prefix, INDEX))) {
      throw new MalformedException("its file `%s` is missing".formatted(beside(prefix, INDEX)));
    }
    TreeSet<Integer> found = new TreeSet<>();
    int shards = 0;
    Path folder = prefix.toAbsolutePath().getParent();
    try (Stream<Path> files = Files.list(folder == null ? prefix : folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher shard = SHARD.matcher(String.valueOf(file.getFileName()));
        if (shard.matches() && shard.group(1).equals(String.valueOf(prefix.getFileName()))) {
          found.add(Integer.parseInt(shard.group(2)));
          shards = Integer.parseInt(shard.group(3));
        }
      }
    }
    for (int i = 0; i < Math.max(1, shards); i++) {
      if (!found.contains(i)) {
        throw new MalformedException(
            "its file `%s` is missing"
                .formatted(beside(prefix, ".data-%05d-of-%05d".formatted(i, Math.max(1, shards)))));
      }
    }
  }

  private static Path beside(Path prefix, String suffix) {
    return prefix.resolveSibling(prefix.getFileName() + suffix);
  }
}
