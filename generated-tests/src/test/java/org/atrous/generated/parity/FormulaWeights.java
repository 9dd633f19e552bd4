package org.atrous.generated.parity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.atrous.runtime.weights.file.LayoutConvention;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;
import org.jspecify.annotations.Nullable;

/** An implementation's weights as a file of them would hand them over, made when they are read. */
final class FormulaWeights implements WeightFile {
  /** Whole numbers up to here are exact as floats. */
  private static final int MOST = 1 << 24;

  private final Fixture fixture;
  private final Function<Fixture.SourceVariable, float[]> values;
  private final Map<String, Fixture.SourceVariable> variables = new HashMap<>();
  private final SortedMap<String, TensorEntry> entries = new TreeMap<>();

  /** Those of the formula. */
  FormulaWeights(Fixture fixture) {
    this(fixture, Fixture.SourceVariable::values);
  }

  /** Each value is its place in row-major order. */
  static FormulaWeights counted(Fixture fixture) {
    return new FormulaWeights(fixture, FormulaWeights::places);
  }

  private static float[] places(Fixture.SourceVariable variable) {
    float[] places = new float[variable.count()];
    if (places.length > MOST) {
      throw new IllegalArgumentException("`%s` is too large".formatted(variable.name()));
    }
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    return places;
  }

  private FormulaWeights(Fixture fixture, Function<Fixture.SourceVariable, float[]> values) {
    this.fixture = fixture;
    this.values = values;
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
    return values.apply(variable);
  }

  @Override
  public void close() {}
}
