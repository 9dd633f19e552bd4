package org.atrous.runtime.weights;

import java.io.IOException;
import java.util.Arrays;
import org.atrous.runtime.weights.file.TensorEntry;
import org.atrous.runtime.weights.file.WeightFile;
import org.jspecify.annotations.Nullable;

/** Where the values of a variable come from. */
sealed interface VariableSource {
  /** Whether the file has any. */
  boolean isFound();

  /** The tensor, if there is one. */
  @Nullable TensorEntry entry();

  /** What happens on the way, in words; empty where nothing but the axes' order changes. */
  String how();

  /** The values, in the variable's own order. */
  float[] values(NetworkVariable variable, WeightFile file) throws IOException;

  /** A tensor of the file. */
  record Tensor(TensorEntry entry, AxisTurn turn) implements VariableSource {
    @Override
    public boolean isFound() {
      return true;
    }

    @Override
    public String how() {
      return turn.reorders() ? "channels in the network's order of branches" : "";
    }

    @Override
    public float[] values(NetworkVariable variable, WeightFile file) throws IOException {
      return turn.apply(file.read(entry.name()));
    }
  }

  /**
   * The offset of a batch norm that the file has folded into the convolution before it: the
   * convolution's bias. Its other variables are {@link Constant}.
   */
  record FoldedBias(TensorEntry entry) implements VariableSource {
    @Override
    public boolean isFound() {
      return true;
    }

    @Override
    public String how() {
      return "the bias of a folded batch norm";
    }

    @Override
    public float[] values(NetworkVariable variable, WeightFile file) throws IOException {
      return file.read(entry.name());
    }
  }

  /** A variable of a folded batch norm with which it does nothing: mean 0, variance 1, gamma. */
  record Constant(float value) implements VariableSource {
    @Override
    public boolean isFound() {
      return true;
    }

    @Override
    public @Nullable TensorEntry entry() {
      return null;
    }

    @Override
    public String how() {
      return "%s, for the batch norm is folded".formatted(value);
    }

    @Override
    public float[] values(NetworkVariable variable, WeightFile file) {
      float[] values = new float[Math.toIntExact(variable.shape().get(0))];
      Arrays.fill(values, value);
      return values;
    }
  }

  /** None: the variable keeps its first values. */
  record None(String how) implements VariableSource {
    @Override
    public boolean isFound() {
      return false;
    }

    @Override
    public @Nullable TensorEntry entry() {
      return null;
    }

    @Override
    public float[] values(NetworkVariable variable, WeightFile file) {
      throw new IllegalStateException("`%s` keeps its first values".formatted(variable.name()));
    }
  }
}
