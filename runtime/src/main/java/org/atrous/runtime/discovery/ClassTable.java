package org.atrous.runtime.discovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.runtime.experiment.Rgb;

/**
 * Names of classes as a text file lists them, one a line, perhaps with numbers or colours.
 *
 * @param file where they stand
 * @param rows in order
 */
record ClassTable(Path file, List<Row> rows) {
  private static final int MOST_ROWS = 1000;
  private static final long MOST_BYTES = 1 << 18;
  private static final int LONGEST = 60;
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\s+\\d+)+");
  private static final Set<String> ID =
      Set.of("id", "idx", "index", "label", "label_id", "value", "class_id", "number", "code");
  private static final Set<String> NAME = Set.of("name", "class", "class_name", "label_name");
  private static final Pattern VOID =
      Pattern.compile(
          "(?i)_*(void|unlabell?ed|ignored?|unknown|undefined|undetermined|no[ _-]?data)_*");

  /** A class: its name, and its number and colour where the file has them. */
  record Row(String name, OptionalInt id, Optional<Rgb> color) {
    /** Whether the name says that it is no class. */
    boolean isVoid() {
      return VOID.matcher(name).matches();
    }
  }

  /** Which columns hold what; -1 for none. */
  private record Columns(int name, int id, int red) {}

  /** The table in a file; empty where it holds none. */
  static Optional<ClassTable> read(Path file) {
    List<String[]> cells = new ArrayList<>();
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      for (String line : Files.readAllLines(file)) {
        String text = line.replace("\uFEFF", "").strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          cells.add(cells(text));
        }
      }
    } catch (IOException noText) {
      return Optional.empty();
    }
    if (cells.isEmpty() || cells.size() > MOST_ROWS) {
      return Optional.empty();
    }
    Optional<Columns> headed = columnsOfHeader(cells.get(0));
    Optional<Columns> columns = headed.or(() -> columnsOfContent(cells));
    return columns
        .flatMap(found -> rows(headed.isPresent() ? cells.subList(1, cells.size()) : cells, found))
        .map(rows -> new ClassTable(file, rows));
  }

  private static String[] cells(String line) {
    for (String separator : List.of("\t", ";", ",")) {
      if (line.contains(separator)) {
        return Arrays.stream(line.split(separator, -1))
            .map(cell -> cell.strip().replaceAll("^\"|\"$", "").strip())
            .filter(cell -> !cell.isEmpty())
            // Colours may stand as three numbers in one.
            .flatMap(cell -> NUMBERS.matcher(cell).matches() ? words(cell) : Stream.of(cell))
            .toArray(String[]::new);
      }
    }
    // Names may hold blanks; numbers stand before or after them.
    String[] words = line.split("[\\s:=]+", -1);
    int begin = 0;
    int end = words.length;
    while (begin < end && isInteger(words[begin])) {
      begin++;
    }
    while (end > begin && isInteger(words[end - 1])) {
      end--;
    }
    List<String> cells = new ArrayList<>(Arrays.asList(words).subList(0, begin));
    if (end > begin) {
      cells.add(String.join(" ", Arrays.asList(words).subList(begin, end)));
    }
    cells.addAll(Arrays.asList(words).subList(end, words.length));
    return cells.toArray(String[]::new);
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split("\\s+", -1));
  }

  private static boolean isInteger(String text) {
    return INTEGER.matcher(text).matches();
  }

  private static Optional<Columns> columnsOfHeader(String[] header) {
    List<String> names = Arrays.stream(header).map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    int name = first(names, NAME);
    if (name < 0 || header.length < 2 || Arrays.stream(header).anyMatch(ClassTable::isInteger)) {
      return Optional.empty();
    }
    int red = first(names, Set.of("r", "red"));
    return Optional.of(new Columns(name, first(names, ID), red));
  }

  private static int first(List<String> names, Set<String> wanted) {
    for (int i = 0; i < names.size(); i++) {
      if (wanted.contains(names.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Columns> columnsOfContent(List<String[]> rows) {
    int length = rows.get(0).length;
    List<Integer> numbers = new ArrayList<>();
    int name = -1;
    for (int i = 0; i < length; i++) {
      int column = i;
      if (rows.stream().allMatch(row -> row.length > column && isInteger(row[column]))) {
        numbers.add(i);
      } else if (name < 0) {
        name = i;
      }
    }
    boolean known = name >= 0 && length - numbers.size() == 1;
    return !known
        ? Optional.empty()
        : switch (numbers.size()) {
          case 0 -> Optional.of(new Columns(name, -1, -1));
          case 1 -> Optional.of(new Columns(name, numbers.get(0), -1));
          case 3 -> Optional.of(new Columns(name, -1, numbers.get(0)));
          case 4 -> Optional.of(new Columns(name, numbers.get(0), numbers.get(1)));
          default -> Optional.empty();
        };
  }

  private static Optional<List<Row>> rows(List<String[]> cells, Columns columns) {
    List<Row> rows = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String[] row : cells) {
      int blue = columns.red() < 0 ? -1 : columns.red() + 2;
      int last = Math.max(Math.max(columns.name(), columns.id()), blue);
      if (row.length <= last) {
        return Optional.empty();
      }
      // Further words are synonyms.
      String name = row[columns.name()].split("[,;]", -1)[0].strip();
      boolean usable =
          !name.isEmpty()
              && name.length() <= LONGEST
              && !name.contains("/")
              && !name.matches("(?i).*\\.(jpe?g|png|tiff?|webp|bmp)");
      if (!usable || !names.add(name)) {
        return Optional.empty();
      }
      Optional<Rgb> color = columns.red() < 0 ? Optional.empty() : color(row, columns.red());
      OptionalInt id = OptionalInt.empty();
      if (columns.id() >= 0) {
        if (!isInteger(row[columns.id()])) {
          return Optional.empty();
        }
        id = OptionalInt.of(Integer.parseInt(row[columns.id()]));
      }
      if (columns.red() >= 0 && color.isEmpty()) {
        return Optional.empty();
      }
      rows.add(new Row(name, id, color));
    }
    return Optional.of(numbered(rows));
  }

  private static Optional<Rgb> color(String[] row, int red) {
    int[] channels = new int[3];
    for (int i = 0; i < channels.length; i++) {
      if (!isInteger(row[red + i])) {
        return Optional.empty();
      }
      channels[i] = Integer.parseInt(row[red + i]);
      if (channels[i] < 0 || channels[i] > 255) {
        return Optional.empty();
      }
    }
    return Optional.of(new Rgb(channels[0], channels[1], channels[2]));
  }

  /** Without numbers, the order says them; a first row {@code __ignore__} stands for -1. */
  private static List<Row> numbered(List<Row> rows) {
    if (rows.get(0).id().isPresent()) {
      return rows;
    }
    int first = rows.get(0).name().equals("__ignore__") ? -1 : 0;
    List<Row> numbered = new ArrayList<>();
    for (Row row : rows) {
      numbered.add(new Row(row.name(), OptionalInt.of(first + numbered.size()), row.color()));
    }
    return numbered;
  }
}
