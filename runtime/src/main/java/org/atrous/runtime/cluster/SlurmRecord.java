package org.atrous.runtime.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;

/**
 * What was submitted of a sweep and may not be over: the content of its {@code slurm.json}.
 *
 * @param arrays in the order in which they were submitted
 */
record SlurmRecord(List<SlurmArray> arrays) {
  SlurmRecord {
    arrays = List.copyOf(arrays);
  }

  /** What was recorded; nothing where there is no such file. */
  static SlurmRecord read(Path file) throws IOException {
    try {
      return Json.read(Files.readString(file), SlurmRecord.class);
    } catch (NoSuchFileException e) {
      return new SlurmRecord(List.of());
    } catch (JsonProcessingException e) {
      throw new ClusterException(
          "`%s` can't be understood: %s".formatted(file, e.getOriginalMessage()),
          "remove it; trials that are queued are then submitted again, which does no harm",
          e);
    }
  }

  void write(Path file) throws IOException {
    AtomicFile.write(file, Json.pretty(this));
  }
}
