package org.atrous.compiler.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.primitive.Operation.Kept;

/**
 * Tensors alive in a training step: forward layer by layer, then backward in the opposite order.
 *
 * @param kept bytes that the forward pass keeps for the backward pass
 * @param peak the most bytes alive at once
 * @param keptByFeature bytes kept of the layer that makes a feature; of feature 0, the images
 */
record TrainingMemory(long kept, long peak, Map<Integer, Long> keptByFeature) {

  static TrainingMemory of(Network network, TensorSizes tensors) {
    Walk walk = new Walk(network.layers(), tensors);
    long forward = walk.forward();
    long backward = walk.backward();
    return new TrainingMemory(walk.kept(), Math.max(forward, backward), walk.keptByFeature());
  }

  /** The two passes over one network. */
  private static final class Walk {
    private final List<Node.Layer> layers;
    private final TensorSizes tensors;
    private final Map<Integer, Integer> lastUse;
    // The layer, by its place, whose gradient is the last one to need a kept feature.
    private final Map<Integer, Integer> firstNeed = new HashMap<>();

    Walk(List<Node.Layer> layers, TensorSizes tensors) {
      this.layers = layers;
      this.tensors = tensors;
      this.lastUse = InferenceMemory.lastUses(layers);
      for (int i = 0; i < layers.size(); i++) {
        Node.Layer layer = layers.get(i);
        Set<Kept> kept = layer.operation().keptForGradient();
        if (kept.contains(Kept.INPUTS) && tensors.copy(layer) == 0) {
          for (int input : TensorSizes.values(layer)) {
            firstNeed.putIfAbsent(input, i);
          }
        }
        if (kept.contains(Kept.OUTPUT)) {
          firstNeed.putIfAbsent(layer.output(), i);
        }
      }
    }

    Map<Integer, Long> keptByFeature() {
      Map<Integer, Long> kept = new HashMap<>();
      firstNeed.keySet().forEach(feature -> kept.put(feature, tensors.of(feature)));
      for (Node.Layer layer : layers) {
        kept.merge(layer.output(), own(layer), Long::sum);
      }
      return kept;
    }

    long kept() {
      return keptByFeature().values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is kept of a layer that is neither its input nor its output. */
    private long own(Node.Layer layer) {
      Set<Kept> kept = layer.operation().keptForGradient();
      return (kept.contains(Kept.MASK) ? tensors.of(layer.output()) : 0)
          + (kept.contains(Kept.INPUTS) ? tensors.copy(layer) : 0);
    }

    long forward() {
      long alive = tensors.of(0);
      long peak = alive;
      for (int i = 0; i < layers.size(); i++) {
        Node.Layer layer = layers.get(i);
        alive += tensors.of(layer.output()) + own(layer);
        peak = Math.max(peak, alive);
        for (int feature : TensorSizes.values(layer).stream().distinct().toList()) {
          boolean over = lastUse.getOrDefault(feature, i) == i && !firstNeed.containsKey(feature);
          alive -= over ? tensors.of(feature) : 0;
        }
      }
      return peak;
    }

    /** From the loss, where the logits and their gradients are alive, back to the images. */
    long backward() {
      long alive = kept();
      Set<Integer> gradients = new HashSet<>();
      long logits = 0;
      for (Node.Layer layer : layers) {
        if (!lastUse.containsKey(layer.output())) {
          gradients.add(layer.output());
          logits += firstNeed.containsKey(layer.output()) ? 0 : tensors.of(layer.output());
          alive += tensors.of(layer.output());
        }
      }
      long peak = alive + logits;
      for (int i = layers.size() - 1; i >= 0; i--) {
        Node.Layer layer = layers.get(i);
        for (int input : TensorSizes.values(layer)) {
          alive += input != 0 && gradients.add(input) ? tensors.of(input) : 0;
        }
        peak = Math.max(peak, alive);
        alive -= gradients.contains(layer.output()) ? tensors.of(layer.output()) : 0;
        alive -= own(layer) + released(layer, i);
      }
      return peak;
    }

    /** Kept features that no gradient after this layer's needs. */
    private long released(Node.Layer layer, int place) {
      Set<Integer> features = new HashSet<>(TensorSizes.values(layer));
      features.add(layer.output());
      return features.stream()
          .filter(feature -> firstNeed.getOrDefault(feature, -1) == place)
          .mapToLong(tensors::of)
          .sum();
    }
  }
}
