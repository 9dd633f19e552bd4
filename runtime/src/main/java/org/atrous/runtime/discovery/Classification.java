package org.atrous.runtime.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.atrous.runtime.data.LabelMap;
import org.atrous.runtime.experiment.Rgb;

/**
 * Which numbers or colours are classes.
 *
 * @param meaning of numbers or colours
 * @param classes by number
 * @param ignored numbers or colours
 */
record Classification(LabelMeaning meaning, List<FoundClass> classes, List<Integer> ignored) {
  private static final LabelDiscovery.Count NONE = new LabelDiscovery.Count(0, 0);

  /** Labels with numbers of which fewer occur than this share are no plain indices. */
  private static final int SPARSE = 4;

  /** Below this number gaps are classes that just don't occur. */
  private static final int DENSE = 32;

  /** The classes of numbers. */
  static Classification ofNumbers(
      SortedMap<Integer, LabelDiscovery.Count> counts,
      List<ClassTable> tables,
      List<String> remarks) {
    for (ClassTable table : tables) {
      Optional<Classification> named = named(counts, table);
      if (named.isPresent()) {
        remarks.add("The classes' names come from `%s`.".formatted(table.file()));
        return named.get();
      }
    }
    TreeSet<Integer> values = new TreeSet<>(counts.keySet());
    // 0 and 255 alone are ground and figure, as drawing programs save them.
    boolean ignores = values.contains(LabelMap.IGNORE) && values.size() > 2;
    if (ignores) {
      values.remove(LabelMap.IGNORE);
    }
    int most = values.last();
    boolean dense = most < DENSE || (most < LabelMap.MAX_CLASSES && values.size() > most / SPARSE);
    if (values.contains(LabelMap.IGNORE) || !dense) {
      requireFew(values.size(), "numbers");
      return classified(LabelMeaning.MAPPED, List.copyOf(values), counts, ignores, remarks);
    }
    List<Integer> all = new ArrayList<>();
    for (int value = 0; value <= most; value++) {
      all.add(value);
    }
    return classified(LabelMeaning.INDEX, all, counts, ignores, remarks);
  }

  private static Classification classified(
      LabelMeaning meaning,
      List<Integer> codes,
      SortedMap<Integer, LabelDiscovery.Count> counts,
      boolean ignores,
      List<String> remarks) {
    remarks.add("No table of classes was found: give them names in the spec.");
    List<FoundClass> classes = new ArrayList<>();
    for (int code : codes) {
      classes.add(found("class" + code, code, Optional.empty(), counts));
    }
    // Declared also where it doesn't occur: it is what augmentation and most tools take.
    boolean taken = !ignores && codes.contains(LabelMap.IGNORE);
    return new Classification(meaning, classes, taken ? List.of() : List.of(LabelMap.IGNORE));
  }

  private static FoundClass found(
      String name, int code, Optional<Rgb> color, SortedMap<Integer, LabelDiscovery.Count> counts) {
    LabelDiscovery.Count count = counts.getOrDefault(code, NONE);
    return new FoundClass(name, code, color, count.pixels(), count.images());
  }

  /** By a table's numbers, if it knows all that occur. */
  private static Optional<Classification> named(
      SortedMap<Integer, LabelDiscovery.Count> counts, ClassTable table) {
    SortedMap<Integer, ClassTable.Row> rows = new TreeMap<>();
    TreeSet<Integer> ignored = new TreeSet<>();
    boolean oneMore = isOneMore(counts, table);
    for (ClassTable.Row row : table.rows()) {
      int id = row.id().orElseThrow() + (oneMore ? 1 : 0);
      if (rows.containsKey(id)) {
        return Optional.empty();
      }
      if (row.isVoid()) {
        ignored.add(id);
      } else {
        rows.put(id, row);
      }
    }
    ignored.removeIf(id -> id < 0);
    rows.headMap(0).clear();
    boolean known =
        counts.keySet().stream()
            .allMatch(
                value ->
                    value == 0
                        || value == LabelMap.IGNORE
                        || rows.containsKey(value)
                        || ignored.contains(value));
    if (!known || rows.isEmpty() || rows.size() > LabelMap.MAX_CLASSES) {
      return Optional.empty();
    }
    boolean fromZero = rows.firstKey() == 0 && rows.lastKey() == rows.size() - 1;
    boolean fromOne = rows.firstKey() == 1 && rows.lastKey() == rows.size();
    if (!rows.containsKey(LabelMap.IGNORE)) {
      ignored.add(LabelMap.IGNORE);
    }
    List<FoundClass> classes = new ArrayList<>();
    rows.forEach((id, row) -> classes.add(found(row.name(), id, row.color(), counts)));
    if (fromOne) {
      // What 0 is follows from the meaning.
      ignored.remove(0);
      return Optional.of(new Classification(LabelMeaning.REDUCED, classes, List.copyOf(ignored)));
    }
    if (!rows.containsKey(0)) {
      ignored.add(0);
    }
    LabelMeaning meaning = fromZero ? LabelMeaning.INDEX : LabelMeaning.MAPPED;
    return Optional.of(new Classification(meaning, classes, List.copyOf(ignored)));
  }

  /** Whether names without numbers begin at 1: there is one number more than names. */
  private static boolean isOneMore(
      SortedMap<Integer, LabelDiscovery.Count> counts, ClassTable table) {
    int most =
        counts.keySet().stream()
            .filter(value -> value != LabelMap.IGNORE)
            .max(Integer::compare)
            .orElse(0);
    return table.rows().get(0).id().orElse(1) == 0 && most == table.rows().size();
  }

  /** The classes of colours. */
  static Classification ofColors(
      SortedMap<Integer, LabelDiscovery.Count> counts,
      List<ClassTable> tables,
      List<String> remarks) {
    for (ClassTable table : tables) {
      Optional<Classification> named = coloured(counts, table);
      if (named.isPresent()) {
        remarks.add("The classes' names come from `%s`.".formatted(table.file()));
        return named.get();
      }
    }
    requireFew(counts.size(), "colours");
    remarks.add("No table of classes was found: give them names in the spec.");
    List<FoundClass> classes = new ArrayList<>();
    for (int code : counts.keySet()) {
      classes.add(found("class" + classes.size(), code, Optional.of(rgb(code)), counts));
    }
    return new Classification(LabelMeaning.COLOR, classes, List.of());
  }

  private static Optional<Classification> coloured(
      SortedMap<Integer, LabelDiscovery.Count> counts, ClassTable table) {
    Map<Integer, ClassTable.Row> rows = new HashMap<>();
    for (ClassTable.Row row : table.rows()) {
      if (row.color().isEmpty() || rows.put(code(row.color().get()), row) != null) {
        return Optional.empty();
      }
    }
    if (!rows.keySet().containsAll(counts.keySet()) || rows.size() > LabelMap.MAX_CLASSES) {
      return Optional.empty();
    }
    List<FoundClass> classes = new ArrayList<>();
    List<Integer> ignored = new ArrayList<>();
    table.rows().stream()
        .sorted(Comparator.comparingInt(row -> row.id().orElse(0)))
        .forEach(
            row -> {
              int code = code(row.color().orElseThrow());
              if (row.isVoid()) {
                ignored.add(code);
              } else {
                classes.add(found(row.name(), code, row.color(), counts));
              }
            });
    ignored.sort(null);
    return Optional.of(new Classification(LabelMeaning.COLOR, classes, ignored));
  }

  private static int code(Rgb color) {
    return color.red() << 16 | color.green() << 8 | color.blue();
  }

  private static Rgb rgb(int code) {
    return new Rgb(code >> 16, code >> 8 & 0xff, code & 0xff);
  }

  private static void requireFew(int codes, String what) {
    if (codes > LabelMap.MAX_CLASSES) {
      throw new DiscoveryException(
          "the labels have %d %s, but a data set has at most %d classes"
              .formatted(codes, what, LabelMap.MAX_CLASSES),
          "these may number objects, not classes; or pixels were blended: PNG keeps values, JPEG"
              + " doesn't, and labels must not be scaled smoothly");
    }
  }
}
