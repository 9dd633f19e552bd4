package org.atrous.runtime.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.atrous.runtime.evaluation.EvaluationFiles;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.evaluation.ShownSamples;
import org.atrous.runtime.files.Csv;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.run.RunException;
import org.atrous.runtime.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation whose files are in a run.
 *
 * @param result its metrics
 * @param confusion numbers of pixels by class; null if the file is gone
 * @param samples of which there are pictures; null if the list is gone
 * @param pictures the folder in which these lie
 */
record FoundEvaluation(
    EvaluationResult result,
    @Nullable Confusion confusion,
    @Nullable ShownSamples samples,
    Path pictures) {

  /**
   * A confusion matrix.
   *
   * @param names of the classes
   * @param counts numbers of pixels, by class of the labels, then by class predicted
   */
  record Confusion(List<String> names, List<List<Long>> counts) {}

  /**
   * All of a run, by name.
   *
   * @throws RunException if a file is damaged
   */
  static List<FoundEvaluation> in(RunFolder run) throws IOException {
    List<FoundEvaluation> found = new ArrayList<>();
    if (Files.isDirectory(run.results())) {
      try (Stream<Path> files = Files.list(run.results())) {
        List<Path> results =
            files
                .filter(file -> String.valueOf(file.getFileName()).matches("[^.].*\\.json"))
                .sorted()
                .toList();
        for (Path file : results) {
          found.add(read(run.results(), file));
        }
      }
    }
    return found;
  }

  private static FoundEvaluation read(Path folder, Path file) throws IOException {
    EvaluationResult result = json(file, EvaluationResult.class);
    Path pictures = EvaluationFiles.samples(folder, result.evaluation());
    Path list = pictures.resolve(ShownSamples.FILE);
    return new FoundEvaluation(
        result,
        confusion(EvaluationFiles.confusionCsv(folder, result.evaluation())),
        Files.exists(list) ? json(list, ShownSamples.class) : null,
        pictures);
  }

  private static <T> T json(Path file, Class<T> type) throws IOException {
    try {
      T value = Json.read(Files.readString(file), type);
      if (value == null) {
        throw damaged(file, "it is empty", null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw damaged(file, e.getOriginalMessage(), e);
    } catch (MalformedInputException e) {
      throw damaged(file, "it is no text", e);
    }
  }

  private static @Nullable Confusion confusion(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      List<List<String>> rows = Csv.parse(Files.readString(file));
      List<String> names = rows.get(0).subList(1, rows.get(0).size());
      List<List<Long>> counts = new ArrayList<>();
      for (List<String> row : rows.subList(1, rows.size())) {
        counts.add(row.subList(1, row.size()).stream().map(Long::valueOf).toList());
      }
      if (names.isEmpty()
          || counts.size() != names.size()
          || counts.stream().anyMatch(row -> row.size() != names.size())) {
        throw damaged(file, "it has not as many rows as columns", null);
      }
      return new Confusion(names, counts);
    } catch (NumberFormatException e) {
      throw damaged(file, "a number of pixels is no number", e);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw damaged(file, "a row is empty", e);
    } catch (MalformedInputException e) {
      throw damaged(file, "it is no text", e);
    }
  }

  /** A picture of a sample. */
  byte[] picture(String name) throws IOException {
    Path file = pictures.resolve(name).normalize();
    if (!pictures.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
      throw damaged(
          pictures.resolve(ShownSamples.FILE), "there is no picture `" + name + "`", null);
    }
    byte[] bytes = Files.readAllBytes(file);
    // What a JPEG file begins and ends with.
    boolean whole =
        bytes.length > 4
            && (bytes[0] & 0xff) == 0xff
            && (bytes[1] & 0xff) == 0xd8
            && (bytes[bytes.length - 2] & 0xff) == 0xff
            && (bytes[bytes.length - 1] & 0xff) == 0xd9;
    if (!whole) {
      throw damaged(file, "it is no whole JPEG", null);
    }
    return bytes;
  }

  private static RunException damaged(Path file, String why, @Nullable Exception cause) {
    String what = "`%s` can't be read as a result of an evaluation: %s".formatted(file, why);
    String help = "evaluate anew, which replaces it; or remove it if it doesn't belong there";
    return cause == null ? new RunException(what, help) : new RunException(what, help, cause);
  }
}
