package org.atrous.runtime.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.weights.file.TensorEntry;

/**
 * What an import will do.
 *
 * @param mapping whose names it goes by
 * @param sources of every variable of the network, in its order
 * @param unused tensors that no variable takes, and that the mapping doesn't know to be of no use
 */
record ImportPlan(
    WeightMapping mapping, Map<NetworkVariable, VariableSource> sources, List<TensorEntry> unused) {
  ImportPlan {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    unused = List.copyOf(unused);
  }
}
