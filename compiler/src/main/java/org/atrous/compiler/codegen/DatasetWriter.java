package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.experiment.DatasetSpec;

/** Writes a data set as a call of the runtime's builder. */
final class DatasetWriter {
  private DatasetWriter() {}

  static CodeBlock write(DatasetSpec dataset) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$T.named($S)\n$>$>", RuntimeNames.DATASET, dataset.name())
            .add(".pairs($S, $S)\n", dataset.images(), dataset.labels());
    if (!dataset.list().isEmpty()) {
      code.add(".list($S)\n", dataset.list());
    }
    DatasetSpec.Tiles tiles = dataset.tiles();
    if (tiles != null) {
      code.add(".tiles($L, $L, $L)\n", tiles.height(), tiles.width(), tiles.overlap());
    }
    code.add(
        ".classes($L)\n",
        CodeBlock.join(
            dataset.classes().stream().map(name -> CodeBlock.of("$S", name)).toList(), ", "));
    for (DatasetSpec.Color color : dataset.colors()) {
      code.add(".color($L, $L, $L)\n", color.red(), color.green(), color.blue());
    }
    codes(dataset.codes(), code);
    return code.add(".build()$<$<").build();
  }

  private static void codes(DatasetSpec.LabelCodes codes, CodeBlock.Builder code) {
    if (codes.byColor()) {
      code.add(".labelsByColor()\n");
    }
    if (codes.reduceZero()) {
      code.add(".reduceZeroLabel()\n");
    }
    map(codes.map(), code);
    if (!codes.ignored().isEmpty()) {
      List<String> values = codes.ignored().stream().map(String::valueOf).toList();
      code.add(".ignore($L)\n", String.join(", ", values));
    }
    for (DatasetSpec.Color color : codes.ignoredColors()) {
      code.add(".ignoreColor($L, $L, $L)\n", color.red(), color.green(), color.blue());
    }
  }

  /** Values in a row whose classes are in a row, too, make one line. */
  private static void map(Map<Integer, Integer> map, CodeBlock.Builder code) {
    Iterator<Map.Entry<Integer, Integer>> entries = map.entrySet().iterator();
    Map.Entry<Integer, Integer> next = entries.hasNext() ? entries.next() : null;
    while (next != null) {
      int from = next.getKey();
      int first = next.getValue();
      int length = 0;
      while (next != null && next.getKey() == from + length && next.getValue() == first + length) {
        length++;
        next = entries.hasNext() ? entries.next() : null;
      }
      if (length == 1) {
        code.add(".map($L, $L)\n", from, first);
      } else {
        code.add(".mapRun($L, $L, $L)\n", from, from + length - 1, first);
      }
    }
  }
}
