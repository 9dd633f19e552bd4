package org.atrous.runtime.weights.file;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.runtime.weights.bytes.MalformedException;
import org.atrous.runtime.weights.pickle.PickleValue;
import org.atrous.runtime.weights.pickle.PickleValue.Dictionary;

/**
 * Finds the weights in what training scripts save beside them: counters, optimizers, settings. They
 * are under the first of the usual keys that has some; else they are all tensors but an
 * optimizer's.
 */
final class StateDictionary {
  private static final List<String> USUAL_KEYS =
      List.of(
          "state_dict",
          "model_state_dict",
          "model_state",
          "model",
          "network",
          "net",
          "generator",
          "blobs",
          "params",
          "weights");

  private static final int DEEPEST = 16;
  private static final int SHOWN = 8;

  private final TorchStorages storages;
  private final TensorIndex tensors = new TensorIndex();
  private final Set<PickleValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private StateDictionary(TorchStorages storages) {
    this.storages = storages;
  }

  /** The tensors, those of nested dictionaries by their keys with dots between. */
  static TensorIndex in(PickleValue root, TorchStorages storages) throws IOException {
    if (!(root instanceof Dictionary dictionary)) {
      throw new MalformedException("it holds no dictionary of tensors");
    }
    Dictionary weights = weights(dictionary, 0);
    StateDictionary found = new StateDictionary(storages);
    found.add("", weights, 0);
    if (found.tensors.byName().isEmpty()) {
      throw new MalformedException(
          "it holds no tensors, but %s"
              .formatted(dictionary.entries().keySet().stream().limit(SHOWN).toList()));
    }
    return found.tensors;
  }

  private static Dictionary weights(Dictionary dictionary, int depth) {
    for (String key : USUAL_KEYS) {
      if (depth < DEEPEST
          && dictionary.entries().get(key) instanceof Dictionary inner
          && hasTensors(inner)) {
        return weights(inner, depth + 1);
      }
    }
    return dictionary;
  }

  /** Whether there are tensors in it, or one level below. */
  private static boolean hasTensors(Dictionary dictionary) {
    return dictionary.entries().values().stream()
        .anyMatch(
            value ->
                value instanceof PickledTensor
                    || (value instanceof Dictionary inner
                        && inner.entries().values().stream()
                            .anyMatch(PickledTensor.class::isInstance)));
  }

  private void add(String prefix, Dictionary dictionary, int depth) throws IOException {
    if (depth > DEEPEST || !seen.add(dictionary)) {
      return;
    }
    for (Map.Entry<String, PickleValue> entry : dictionary.entries().entrySet()) {
      String name = prefix + entry.getKey();
      if (entry.getValue() instanceof PickledTensor tensor) {
        tensors.add(name, () -> tensor.locate(storages));
      } else if (entry.getValue() instanceof Dictionary inner && !isTraining(entry.getKey())) {
        add(name + ".", inner, depth + 1);
      }
    }
  }

  private static boolean isTraining(String key) {
    return key.startsWith("optim") || key.contains("scheduler");
  }
}
