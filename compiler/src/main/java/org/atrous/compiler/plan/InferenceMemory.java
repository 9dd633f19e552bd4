package org.atrous.compiler.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;

/**
 * Tensors alive in a forward pass without gradients, layer by layer in the order of the network.
 *
 * @param peak the most bytes alive at once
 * @param aliveByFeature bytes alive while the layer that makes a feature runs
 */
record InferenceMemory(long peak, Map<Integer, Long> aliveByFeature) {

  static InferenceMemory of(Network network, TensorSizes tensors) {
    List<Node.Layer> layers = network.root().layers().toList();
    Map<Integer, Integer> lastUse = lastUses(layers);
    lastUse.put(network.root().output(), layers.size());
    Map<Integer, Long> aliveByFeature = new HashMap<>();
    long alive = tensors.of(0);
    long peak = alive;
    for (int i = 0; i < layers.size(); i++) {
      Node.Layer layer = layers.get(i);
      alive += tensors.of(layer.output());
      long running = alive + tensors.copy(layer);
      peak = Math.max(peak, running);
      aliveByFeature.put(layer.output(), running);
      for (int feature : TensorSizes.values(layer).stream().distinct().toList()) {
        alive -= lastUse.getOrDefault(feature, i) == i ? tensors.of(feature) : 0;
      }
      alive -= lastUse.containsKey(layer.output()) ? 0 : tensors.of(layer.output());
    }
    return new InferenceMemory(peak, aliveByFeature);
  }

  /** The last layer, by its place, that takes a feature's values. */
  static Map<Integer, Integer> lastUses(List<Node.Layer> layers) {
    Map<Integer, Integer> lastUse = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      for (int feature : TensorSizes.values(layers.get(i))) {
        lastUse.put(feature, i);
      }
    }
    return lastUse;
  }
}
