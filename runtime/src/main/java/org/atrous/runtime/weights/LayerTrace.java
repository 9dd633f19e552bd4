package org.atrous.runtime.weights;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.layers.Interpolation;
import org.atrous.runtime.layers.Layers;
import org.atrous.runtime.layers.Window;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Layers that remember where the channels of each feature come from while a network is built: a
 * join puts those of several layers side by side, and an implementation may do so in another order.
 */
final class LayerTrace implements Layers {
  private final Layers layers;
  private final String path;
  private final Findings found;

  /** What is known of the features and layers so far. */
  private static final class Findings {
    final IdentityHashMap<Operand<TFloat32>, List<ChannelBlock>> blocks = new IdentityHashMap<>();
    final IdentityHashMap<Operand<TFloat32>, String> last = new IdentityHashMap<>();
    final Map<String, List<ChannelBlock>> inputs = new HashMap<>();
    final Map<String, List<ChannelBlock>> channels = new HashMap<>();
    final Map<String, String> before = new HashMap<>();
    final Map<String, Double> epsilons = new HashMap<>();
  }

  LayerTrace(Layers layers) {
    this(layers, "", new Findings());
  }

  private LayerTrace(Layers layers, String path, Findings found) {
    this.layers = layers;
    this.path = path;
    this.found = found;
  }

  /** The blocks of a convolution's input channels. */
  List<ChannelBlock> inputs(String layer) {
    return found.inputs.getOrDefault(layer, List.of());
  }

  /** The blocks of the channels that a layer treats one by one. */
  List<ChannelBlock> channels(String layer) {
    return found.channels.getOrDefault(layer, List.of());
  }

  /** The convolution directly before a layer; null where there is none. */
  @Nullable String before(String layer) {
    return found.before.get(layer);
  }

  /** Epsilon of a batch norm; null for other layers. */
  @Nullable Double epsilon(String layer) {
    return found.epsilons.get(layer);
  }

  private String below(String segment) {
    return path.isEmpty() ? segment : path + "/" + segment;
  }

  private List<ChannelBlock> blocks(Operand<TFloat32> x) {
    return found.blocks.getOrDefault(x, List.of(new ChannelBlock("image", x.shape().get(3))));
  }

  /** A feature whose channels are those of another one. */
  private Operand<TFloat32> same(Operand<TFloat32> x, Operand<TFloat32> result) {
    found.blocks.put(result, blocks(x));
    return result;
  }

  /** A layer with variables, each of them for one channel. */
  private Operand<TFloat32> eachChannel(
      String layer, Operand<TFloat32> x, Operand<TFloat32> result) {
    found.channels.put(below(layer), blocks(x));
    String before = found.last.get(x);
    if (before != null) {
      found.before.put(below(layer), before);
    }
    return same(x, result);
  }

  private Operand<TFloat32> mixed(String layer, Operand<TFloat32> x, Operand<TFloat32> result) {
    found.inputs.put(below(layer), blocks(x));
    found.blocks.put(result, List.of(new ChannelBlock(below(layer), result.shape().get(3))));
    found.last.put(result, below(layer));
    return result;
  }

  @Override
  public Layers scope(String segment) {
    return new LayerTrace(layers.scope(segment), below(segment), found);
  }

  @Override
  public Operand<TFloat32> tap(String name, Operand<TFloat32> x) {
    return layers.tap(name, x);
  }

  @Override
  public Operand<TFloat32> tapped(String tap) {
    return layers.tapped(tap);
  }

  @Override
  public Operand<TFloat32> normalize(Operand<TFloat32> x, Normalization normalization) {
    return layers.normalize(x, normalization);
  }

  @Override
  public Operand<TFloat32> conv(String layer, Operand<TFloat32> x, int width, Window window) {
    return mixed(layer, x, layers.conv(layer, x, width, window));
  }

  @Override
  public Operand<TFloat32> depthwise(String layer, Operand<TFloat32> x, Window window) {
    Operand<TFloat32> result = layers.depthwise(layer, x, window);
    found.inputs.put(below(layer), blocks(x));
    found.last.put(result, below(layer));
    return same(x, result);
  }

  @Override
  public Operand<TFloat32> groupedConv(
      String layer, Operand<TFloat32> x, int width, int groups, Window window) {
    Operand<TFloat32> result = mixed(layer, x, layers.groupedConv(layer, x, width, groups, window));
    // A group's weights know nothing of the channels of other groups: no order but its own.
    found.inputs.remove(below(layer));
    return result;
  }

  @Override
  public Operand<TFloat32> bias(String layer, Operand<TFloat32> x) {
    Operand<TFloat32> result = eachChannel(layer, x, layers.bias(layer, x));
    String before = found.last.get(x);
    if (before != null) {
      found.last.put(result, before);
    }
    return result;
  }

  @Override
  public Operand<TFloat32> batchNorm(String layer, Operand<TFloat32> x, double epsilon) {
    found.epsilons.put(below(layer), epsilon);
    return eachChannel(layer, x, layers.batchNorm(layer, x, epsilon));
  }

  @Override
  public Operand<TFloat32> layerNorm(String layer, Operand<TFloat32> x, double epsilon) {
    return eachChannel(layer, x, layers.layerNorm(layer, x, epsilon));
  }

  @Override
  public Operand<TFloat32> scale(String layer, Operand<TFloat32> x, double initial) {
    return eachChannel(layer, x, layers.scale(layer, x, initial));
  }

  @Override
  public Operand<TFloat32> relu(Operand<TFloat32> x) {
    return same(x, layers.relu(x));
  }

  @Override
  public Operand<TFloat32> relu6(Operand<TFloat32> x) {
    return same(x, layers.relu6(x));
  }

  @Override
  public Operand<TFloat32> sigmoid(Operand<TFloat32> x) {
    return same(x, layers.sigmoid(x));
  }

  @Override
  public Operand<TFloat32> gelu(Operand<TFloat32> x) {
    return same(x, layers.gelu(x));
  }

  @Override
  public Operand<TFloat32> swish(Operand<TFloat32> x) {
    return same(x, layers.swish(x));
  }

  @Override
  public Operand<TFloat32> hardSwish(Operand<TFloat32> x) {
    return same(x, layers.hardSwish(x));
  }

  @Override
  public Operand<TFloat32> hardSigmoid(Operand<TFloat32> x) {
    return same(x, layers.hardSigmoid(x));
  }

  @Override
  public Operand<TFloat32> maxPool(Operand<TFloat32> x, Window window) {
    return same(x, layers.maxPool(x, window));
  }

  @Override
  public Operand<TFloat32> avgPool(Operand<TFloat32> x, Window window) {
    return same(x, layers.avgPool(x, window));
  }

  @Override
  public Operand<TFloat32> globalPool(Operand<TFloat32> x) {
    return same(x, layers.globalPool(x));
  }

  @Override
  public Operand<TFloat32> binPool(Operand<TFloat32> x, int bins) {
    return same(x, layers.binPool(x, bins));
  }

  @Override
  public Operand<TFloat32> subsample(Operand<TFloat32> x, int stride) {
    return same(x, layers.subsample(x, stride));
  }

  @Override
  public Operand<TFloat32> resizeLike(
      Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation) {
    return same(x, layers.resizeLike(x, like, interpolation));
  }

  @Override
  public Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b) {
    return same(blocks(a).size() < blocks(b).size() ? b : a, layers.add(a, b));
  }

  @Override
  public Operand<TFloat32> multiply(Operand<TFloat32> a, Operand<TFloat32> b) {
    return same(blocks(a).size() < blocks(b).size() ? b : a, layers.multiply(a, b));
  }

  @Override
  public Operand<TFloat32> concat(List<Operand<TFloat32>> branches) {
    Operand<TFloat32> result = layers.concat(branches);
    found.blocks.put(result, branches.stream().flatMap(branch -> blocks(branch).stream()).toList());
    return result;
  }

  @Override
  public Operand<TFloat32> dropout(String layer, Operand<TFloat32> x, double rate) {
    return same(x, layers.dropout(layer, x, rate));
  }
}
