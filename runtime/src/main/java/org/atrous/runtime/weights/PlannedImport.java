package org.atrous.runtime.weights;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.weights.file.NonFiniteValues;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;

/**
 * An import that is known to fit, and whose values still lie in the file: they are read one tensor
 * at a time, so that memory never holds the whole file.
 */
public final class PlannedImport implements ImportedValues, Closeable {
  private final ImportPlan plan;
  private final WeightFile file;
  private final ImportedFile identity;
  private final String network;
  private final List<String> warnings = new ArrayList<>();

  PlannedImport(ImportPlan plan, WeightFile file, ImportedFile identity, String network) {
    this.plan = plan;
    this.file = file;
    this.identity = identity;
    this.network = network;
  }

  @Override
  public Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    plan.sources()
        .forEach(
            (variable, source) -> {
              if (source.isFound()) {
                names.add(variable.name());
              }
            });
    return names;
  }

  @Override
  public void each(Sink sink) throws IOException {
    warnings.clear();
    for (Map.Entry<NetworkVariable, VariableSource> entry : plan.sources().entrySet()) {
      if (entry.getValue().isFound()) {
        String name = entry.getKey().name();
        float[] values = entry.getValue().values(entry.getKey(), file);
        int strange = NonFiniteValues.count(values);
        if (strange > 0) {
          warnings.add("`%s` has %d values that are no finite numbers".formatted(name, strange));
        }
        sink.take(name, values);
      }
    }
  }

  /** All values at once. */
  WeightImport.Result collected() throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    each(values::put);
    return new WeightImport.Result(values, report());
  }

  @Override
  public ImportReport report() {
    List<ImportReport.Loaded> loaded = new ArrayList<>();
    List<ImportReport.Initial> initial = new ArrayList<>();
    plan.sources()
        .forEach(
            (variable, source) -> {
              if (source.isFound()) {
                loaded.add(loaded(variable, source));
              } else {
                initial.add(
                    new ImportReport.Initial(variable.name(), variable.shape(), source.how()));
              }
            });
    List<ImportReport.Unused> unused =
        plan.unused().stream()
            .map(entry -> new ImportReport.Unused(entry.name(), entry.shape()))
            .toList();
    return new ImportReport(
        identity, network, plan.mapping().name(), loaded, initial, unused, warnings);
  }

  private static ImportReport.Loaded loaded(NetworkVariable variable, VariableSource source) {
    TensorEntry tensor = source.entry();
    return new ImportReport.Loaded(
        variable.name(),
        variable.shape(),
        tensor == null ? null : tensor.name(),
        tensor == null ? null : tensor.shape(),
        source.how());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
