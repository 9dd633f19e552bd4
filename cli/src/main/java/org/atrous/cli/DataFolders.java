package org.atrous.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.compiler.source.Suggestion;
import org.atrous.runtime.experiment.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folders of data sets: {@code --data DIR}, or {@code --data NAME=DIR} for several. */
final class DataFolders {
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.+)");

  @Option(
      names = "--data",
      required = true,
      paramLabel = "[NAME=]DIR",
      description = {
        "The folder of the recipe's data set. Where several data sets are used, name each:"
            + " --data voc2012=DIR --data coco=DIR."
      })
  private List<String> given = List.of();

  /** As they were given, for a command that a reader may copy. */
  String text() {
    return String.join(" --data ", given);
  }

  /**
   * The folder of each data set that is needed, by the data set's name.
   *
   * @throws InputException if one has no folder, two have the same, or a name is none of theirs
   */
  Map<String, Path> of(List<Dataset> needed) {
    return resolve(given, needed.stream().map(Dataset::name).distinct().toList());
  }

  /**
   * The folder of each data set that is needed, by the data set's name.
   *
   * @param given as on the command line
   * @param names of the data sets that are needed, each once
   * @throws InputException if one has no folder, two have the same, or a name is none of theirs
   */
  static Map<String, Path> resolve(List<String> given, List<String> names) {
    Map<String, Path> folders = new LinkedHashMap<>();
    @Nullable Path unnamed = null;
    for (String text : given) {
      Matcher matcher = NAMED.matcher(text);
      boolean named = matcher.matches() && !Files.exists(Path.of(text));
      String name = named ? matcher.group(1) : "";
      if (!named && unnamed != null) {
        throw several(names);
      }
      if (named && !names.contains(name)) {
        throw unknown(name, names);
      }
      if (named) {
        folders.put(name, Path.of(matcher.group(2)));
      } else {
        unnamed = Path.of(text);
      }
    }
    List<String> left = names.stream().filter(name -> !folders.containsKey(name)).toList();
    if (left.size() > 1 || (left.size() == 1 && unnamed == null)) {
      throw several(names);
    }
    if (unnamed != null && left.isEmpty()) {
      throw new InputException(
          "each data set has a folder, so `%s` is one too many".formatted(unnamed), "leave it out");
    }
    if (unnamed != null) {
      folders.put(left.get(0), unnamed);
    }
    return new TreeMap<>(folders);
  }

  private static InputException several(List<String> names) {
    return new InputException(
        names.size() == 1
            ? "one data set is used, `%s`, but several folders are given".formatted(names.get(0))
            : "the data sets `%s` are used, and each has a folder"
                .formatted(String.join("`, `", names)),
        names.size() == 1
            ? "give one --data"
            : "name them: --data " + String.join("=DIR --data ", names) + "=DIR");
  }

  private static InputException unknown(String name, List<String> names) {
    return new InputException(
        "no data set `%s` is used".formatted(name),
        Suggestion.nearest(name, names)
            .map("did you mean `%s`?"::formatted)
            .orElse("there are: " + String.join(", ", names)));
  }
}
