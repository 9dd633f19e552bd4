package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleFunctions;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Global;

/** The functions of PyTorch's tar archives, whose tensors are named by class and found by key. */
final class TarFunctions implements PickleFunctions {
  private final TorchFunctions functions = new TorchFunctions();
  private final Map<PickleValue, PickleValue> tensors;

  /**
   * @param tensors by key, which may grow
   */
  TarFunctions(Map<PickleValue, PickleValue> tensors) {
    this.tensors = tensors;
  }

  /** A class of tensors, such as {@code torch.FloatTensor}; it is named alone. */
  private static boolean isTensorClass(Global global) {
    return (global.module().equals("torch") || global.module().equals("torch.cuda"))
        && global.name().endsWith("Tensor");
  }

  @Override
  public boolean knows(Global global) {
    return isTensorClass(global) || functions.knows(global);
  }

  @Override
  public PickleValue call(Global global, List<PickleValue> arguments) throws IOException {
    return isTensorClass(global)
        ? new PickleValue.Inert(global)
        : functions.call(global, arguments);
  }

  @Override
  public PickleValue build(PickleValue.Made object, PickleValue state) throws IOException {
    return functions.build(object, state);
  }

  @Override
  public Optional<PickleValue> persistent(PickleValue id) throws IOException {
    if (id instanceof PickleValue.Tuple) {
      throw new MalformedException("its pickle refers to a class, not to weights alone");
    }
    return Optional.ofNullable(tensors.get(id));
  }
}
