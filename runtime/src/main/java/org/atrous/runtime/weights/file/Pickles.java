package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.FileBytes;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Dictionary;
import org.atrous.runtime.weights.pickle.Unpickler;

/**
 * Pickles: what PyTorch wrote before 1.6, which begins with a certain number; what PaddlePaddle
 * writes, a dictionary of NumPy's arrays; and such dictionaries of others.
 */
final class Pickles implements WeightFormat {
  private static final String PADDLE_NAMES = "StructuredToParameterName@@";
  private static final PickleValue TORCH =
      new PickleValue.Whole(new BigInteger("1950a86a20f9469cfc6c", 16));

  @Override
  public String label() {
    return "pickle";
  }

  /** Recognises protocols 2 to 5, which say so. */
  @Override
  public boolean recognises(Head head) {
    return head.has(0, "\u0080")
        && head.size() > 2
        && head.start().get(1) >= 2
        && head.start().get(1) <= 5;
  }

  @Override
  public WeightFile open(Path file) throws IOException {
    FileBytes bytes = FileBytes.open(file);
    try {
      return index(file, bytes);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static WeightFile index(Path file, FileBytes bytes) throws IOException {
    Unpickler.Result first = Unpickler.read(bytes, 0, new NumPyFunctions());
    if (first.value().equals(TORCH)) {
      TensorIndex tensors = TorchSequence.tensors(bytes, first.end());
      return IndexedWeightFile.of(
          file, "PyTorch before 1.6", Optional.of(LayoutConvention.PYTORCH), tensors, bytes);
    }
    TensorIndex tensors = StateDictionary.in(first.value(), TorchStorages.none());
    return isPaddle(file, first.value())
        ? IndexedWeightFile.of(
            file, "PaddlePaddle", Optional.of(LayoutConvention.PADDLE), tensors, bytes)
        : IndexedWeightFile.of(file, "pickle of NumPy arrays", Optional.empty(), tensors, bytes);
  }

  /** The content tells, except where parts of a network were saved: then the name does. */
  private static boolean isPaddle(Path file, PickleValue root) {
    return file.toString().endsWith(".pdparams")
        || (root instanceof Dictionary entries && entries.entries().containsKey(PADDLE_NAMES));
  }
}
