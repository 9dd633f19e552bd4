package org.atrous.generated.parity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.atrous.runtime.weights.file.LayoutConvention;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;
import org.jspecify.annotations.Nullable;

/** An implementation's weights as a file of them would hand them over, made by formula. */
final class FormulaWeights implements WeightFile {
  private final Fixture fixture;
  private final Map<String, Fixture.SourceVariable> variables = new HashMap<>();
  private final SortedMap<String, TensorEntry> entries = new TreeMap<>();

  FormulaWeights(Fixture fixture) {
    this.fixture = fixture;
    for (Fixture.SourceVariable variable : fixture.variables()) {
      variables.put(variable.name(), variable);
      entries.put(variable.name(), new TensorEntry(variable.name(), variable.shape(), "float32"));
    }
  }

  @Override
  public Path path() {
    return Path.of(fixture.name());
  }

  @Override
  public String format() {
    return "formula";
  }

  @Override
  public Optional<LayoutConvention> layouts() {
    return fixture.convention();
  }

  @Override
  public SortedMap<String, TensorEntry> entries() {
    return entries;
  }

  @Override
  public TensorEntry entry(String name) {
    @Nullable TensorEntry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("there is no tensor `%s`".formatted(name));
    }
    return entry;
  }

  @Override
  public float[] read(String name) {
    Fixture.@Nullable SourceVariable variable = variables.get(name);
    if (variable == null) {
      throw new IllegalArgumentException("there is no tensor `%s`".formatted(name));
    }
    return variable.values();
  }

  @Override
  public void close() {}
}
