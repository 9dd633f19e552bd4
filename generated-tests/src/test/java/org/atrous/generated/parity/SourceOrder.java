package org.atrous.generated.parity;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.weights.ImportChoice;
import org.atrous.runtime.weights.ImportReport;
import org.atrous.runtime.weights.ImportedFile;
import org.atrous.runtime.weights.WeightImport;
import org.atrous.runtime.weights.WeightMapping;
import org.jspecify.annotations.Nullable;

/**
 * Values of our variables in the implementation's names and order. An import of numbers that count
 * the places of each tensor says where every value came from.
 */
final class SourceOrder {
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, float[]> places;

  SourceOrder(Fixture fixture, SegmentationNetwork network, List<WeightMapping> mappings)
      throws IOException {
    try (FormulaWeights counted = FormulaWeights.counted(fixture)) {
      WeightImport.Result result =
          new WeightImport(network, mappings, new ImportChoice(List.of(), false))
              .read(counted, new ImportedFile("", fixture.name(), 0, ""), fixture.mapping());
      places = result.byVariable();
      for (ImportReport.Loaded loaded : result.report().loaded()) {
        @Nullable String source = loaded.source();
        if (source != null) {
          sources.put(source, loaded.variable());
        }
      }
    }
  }

  /** Our name of a variable of the implementation. */
  String variable(String source) {
    @Nullable String variable = sources.get(source);
    if (variable == null) {
      throw new IllegalArgumentException("no variable of ours takes `%s`".formatted(source));
    }
    return variable;
  }

  /** Values of one of our variables, in the order of the implementation's. */
  float[] ordered(String source, float[] values) {
    float[] from = places.getOrDefault(variable(source), new float[0]);
    float[] ordered = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      ordered[(int) from[i]] = values[i];
    }
    return ordered;
  }
}
