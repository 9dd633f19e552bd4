package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleFunctions;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Global;
import org.atrous.runtime.weights.pickle.PickleValue.Inert;
import org.atrous.runtime.weights.pickle.PickleValue.Sequence;
import org.atrous.runtime.weights.pickle.PickleValue.Tuple;

/** The functions that PyTorch's tensors ask for when they are unpickled, and NumPy's. */
final class TorchFunctions implements PickleFunctions {
  private static final Set<String> NAMES =
      Set.of(
          "torch._utils._rebuild_tensor",
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_tensor_v3",
          "torch._utils._rebuild_parameter",
          "torch._utils._rebuild_parameter_with_state",
          "torch._tensor._rebuild_from_type_v2",
          "torch.Size",
          "torch.Tensor",
          "torch.device",
          "torch.nn.parameter.Parameter",
          "torch.nn.parameter.Buffer");

  private final NumPyFunctions numPy = new NumPyFunctions();
  private final Map<String, TorchTensor.Storage> storages = new HashMap<>();

  /** The storages that the pickle refers to, by their keys. */
  Map<String, TorchTensor.Storage> storages() {
    return Map.copyOf(storages);
  }

  @Override
  public boolean knows(Global global) {
    return NAMES.contains(global.qualified())
        || TorchTypes.isStorage(global)
        || TorchTypes.isType(global)
        || numPy.knows(global);
  }

  @Override
  public PickleValue call(Global global, List<PickleValue> values) throws IOException {
    if (numPy.knows(global)) {
      return numPy.call(global, values);
    }
    Arguments arguments = new Arguments(global.qualified(), values);
    return switch (global.name()) {
      case "_rebuild_tensor", "_rebuild_tensor_v2" -> tensor(arguments);
      case "_rebuild_tensor_v3" -> typedTensor(arguments);
      case "_rebuild_parameter", "_rebuild_parameter_with_state", "Parameter" ->
          arguments.get(0, PickledTensor.class);
      case "_rebuild_from_type_v2" -> ofType(arguments);
      case "Size" -> values.isEmpty() ? new Tuple(List.of()) : arguments.get(0, Tuple.class);
      default -> new Inert(global);
    };
  }

  /** Storage, offset, shape and strides; then what matters to training alone. */
  private static PickleValue tensor(Arguments arguments) throws MalformedException {
    TorchTensor.Storage storage = arguments.get(0, TorchTensor.Storage.class);
    return new TorchTensor(
        storage, storage.type(), arguments.whole(1), arguments.wholes(2), arguments.wholes(3));
  }

  /** As above, of a storage of bytes; the type follows two settings of training. */
  private static PickleValue typedTensor(Arguments arguments) throws MalformedException {
    return new TorchTensor(
        arguments.get(0, TorchTensor.Storage.class),
        TorchTypes.of(arguments.get(6, Global.class)),
        arguments.whole(1),
        arguments.wholes(2),
        arguments.wholes(3));
  }

  /** A function, a class derived from tensors, the function's arguments, and a state. */
  private PickleValue ofType(Arguments arguments) throws IOException {
    Global function = arguments.get(0, Global.class);
    if (!NAMES.contains(function.qualified()) || function.name().equals("_rebuild_from_type_v2")) {
      throw new MalformedException(
          "it makes a tensor with `%s`, which isn't run".formatted(function.qualified()));
    }
    return call(function, arguments.get(2, Tuple.class).items());
  }

  @Override
  public PickleValue build(PickleValue.Made object, PickleValue state) throws IOException {
    return numPy.build(object, state);
  }

  /**
   * A storage: the word, its class, its key, the device, and its size; before PyTorch 0.4 also the
   * part of another storage that it is.
   */
  @Override
  public Optional<PickleValue> persistent(PickleValue id) throws IOException {
    if (id instanceof Sequence) {
      return Optional.empty();
    }
    Arguments parts = Arguments.of("persistent_load", id);
    if (!parts.text(0).equals("storage")) {
      throw new MalformedException(
          "its pickle refers to a %s, not to weights alone".formatted(parts.text(0)));
    }
    Global type = parts.get(1, Global.class);
    if (!TorchTypes.isStorage(type)) {
      throw new MalformedException("its pickle has a storage of `%s`".formatted(type.qualified()));
    }
    TorchTensor.Storage storage =
        new TorchTensor.Storage(TorchTypes.ofStorage(type), parts.text(2), 0, parts.whole(4));
    TorchTensor.Storage known = storages.putIfAbsent(storage.key(), storage);
    if (known != null && !known.equals(storage)) {
      throw new MalformedException("it has two storages `%s`".formatted(storage.key()));
    }
    return Optional.of(
        parts.count() > 5 && parts.values().get(5) instanceof Tuple view
            ? viewed(storage, new Arguments("persistent_load", view.items()))
            : storage);
  }

  /** Key, first value and size. */
  private static TorchTensor.Storage viewed(TorchTensor.Storage storage, Arguments view)
      throws MalformedException {
    return new TorchTensor.Storage(storage.type(), storage.key(), view.whole(1), view.whole(2));
  }
}
