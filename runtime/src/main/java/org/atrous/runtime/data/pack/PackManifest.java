package org.atrous.runtime.data.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a packed folder holds.
 *
 * @param format of the folder, {@link #FORMAT}
 * @param dataset as it was declared when it was packed
 * @param splits that were packed
 */
record PackManifest(int format, Dataset dataset, List<Split> splits) {
  static final int FORMAT = 1;
  static final String FILE = "packed.json";

  PackManifest {
    splits = List.copyOf(splits);
  }

  /**
   * A split.
   *
   * @param samples their number
   * @param index the file that says where each lies
   * @param shards the files with the samples
   */
  record Split(String split, int samples, String index, List<Shard> shards) {
    Split {
      shards = List.copyOf(shards);
    }
  }

  /** A file of samples, and how long it is. */
  record Shard(String file, long bytes) {}

  /**
   * A line of an index.
   *
   * @param shard number of the file, from 0
   * @param offset in bytes
   */
  record Entry(String name, int shard, long offset) {}

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  /**
   * Reads the manifest of a folder.
   *
   * @throws DataException if it can't be understood
   */
  static PackManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      PackManifest manifest = Json.read(Files.readString(file), PackManifest.class);
      if (manifest.format() != FORMAT) {
        throw new DataException(
            "`%s` has format %d, not %d".formatted(file, manifest.format(), FORMAT),
            "another version packed it: pack the data set anew");
      }
      return manifest;
    } catch (JsonProcessingException e) {
      throw new DataException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "pack the data set anew",
          e);
    } catch (IOException e) {
      throw new DataException(
          "`%s` can't be read: %s".formatted(file, e.getMessage()), "check its permissions", e);
    }
  }

  Optional<Split> split(String name) {
    return splits.stream().filter(split -> split.split().equals(name)).findFirst();
  }

  /** What of a declaration gives other samples than those that were packed. */
  List<String> differences(Dataset wanted) {
    List<String> differences = new ArrayList<>();
    compare("pairs", dataset.images() + dataset.labels(), wanted.images() + wanted.labels())
        .ifPresent(differences::add);
    compare("list", dataset.list(), wanted.list()).ifPresent(differences::add);
    compare("classes", dataset.classes(), wanted.classes()).ifPresent(differences::add);
    compare("ignore", dataset.ignored(), wanted.ignored()).ifPresent(differences::add);
    compare("tiles", dataset.tiles(), wanted.tiles()).ifPresent(differences::add);
    compare("label codes", dataset.codes(), wanted.codes()).ifPresent(differences::add);
    if (wanted.codes().byColor()) {
      compare("colors", dataset.colors(), wanted.colors()).ifPresent(differences::add);
    }
    return differences;
  }

  private static Optional<String> compare(
      String what, @Nullable Object packed, @Nullable Object wanted) {
    return Objects.equals(packed, wanted) ? Optional.empty() : Optional.of(what);
  }
}
