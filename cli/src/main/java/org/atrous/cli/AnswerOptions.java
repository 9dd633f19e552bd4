package org.atrous.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.data.ResizedImage;
import org.atrous.runtime.data.RgbImage;
import org.atrous.runtime.prediction.MeanProbabilities;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A classifier's answer instead of labels. */
final class AnswerOptions {
  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "For classifiers: print the N likeliest classes of each image instead of writing labels.")
  private @Nullable Integer top;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = ImageSize.Converter.class,
      description = "With --top: bring images to this size first.")
  private @Nullable ImageSize size;

  @Option(
      names = "--class-names",
      paramLabel = "FILE",
      description = "With --top: names of the classes, one a line (default: the data set's).")
  private @Nullable Path names;

  /** Whether answers are wanted. */
  boolean areWanted() {
    return top != null;
  }

  /** Makes sure that the options go together. */
  void check(@Nullable Path output, CommandSpec command) {
    if (top == null && (size != null || names != null)) {
      throw new ParameterException(
          command.commandLine(), "--size and --class-names belong to --top");
    }
    if (top != null && top < 1) {
      throw new ParameterException(command.commandLine(), "--top is at least 1, not " + top);
    }
    if ((top == null) == (output == null)) {
      throw new ParameterException(
          command.commandLine(),
          top == null
              ? "Missing required option: '--output=DIR' (or '--top=N', for a classifier)"
              : "--top writes no files: leave --output out");
    }
  }

  /** The image as it is looked at. */
  RgbImage sized(RgbImage image) {
    return size == null ? image : ResizedImage.of(image, size.height(), size.width());
  }

  /**
   * The names of the classes.
   *
   * @param known those of the data set
   * @throws InputException where the file isn't readable, or has another number
   */
  List<String> names(List<String> known) throws IOException {
    if (names == null) {
      return known;
    }
    List<String> read;
    try {
      read = Files.readAllLines(names);
    } catch (CharacterCodingException e) {
      throw new InputException("`%s` is no text in UTF-8".formatted(names), "give a text file");
    }
    if (read.size() != known.size()) {
      throw new InputException(
          "`%s` names %d classes, but the network has %d"
              .formatted(names, read.size(), known.size()),
          "give a file with one line for each class, in their order");
    }
    return read;
  }

  /**
   * The likeliest classes of an image, by name.
   *
   * @param image its path
   */
  Answers of(Path image, MeanProbabilities probabilities, List<String> classes) {
    return new Answers(
        image.toString(),
        probabilities.top(top == null ? 1 : top).stream()
            .map(
                answer ->
                    new Answer(answer.number(), classes.get(answer.number()), answer.probability()))
            .toList());
  }

  /** What a classifier says of an image, the likeliest first. */
  record Answers(String image, List<Answer> classes) {
    Answers {
      classes = List.copyOf(classes);
    }

    /** The image, and a line for each class. */
    List<String> lines() {
      List<String> lines = new ArrayList<>(List.of(image));
      for (Answer answer : classes) {
        lines.add(
            "  %s  %s".formatted(EvaluationTable.percent(answer.probability()), answer.name()));
      }
      return lines;
    }
  }

  /** A class and its probability. */
  record Answer(int number, String name, double probability) {}
}
