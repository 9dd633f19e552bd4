package org.atrous.runtime.layers;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.variables.Role;
import org.atrous.runtime.variables.Start;
import org.atrous.runtime.variables.Variable;
import org.atrous.runtime.variables.Variables;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Concat;
import org.tensorflow.op.core.Constant;
import org.tensorflow.op.math.Add;
import org.tensorflow.op.math.Div;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.math.Mul;
import org.tensorflow.op.math.Sigmoid;
import org.tensorflow.op.math.Sub;
import org.tensorflow.op.nn.BiasAdd;
import org.tensorflow.op.nn.Relu;
import org.tensorflow.op.nn.Relu6;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * The primitives in a TensorFlow graph. Ops lie in name scopes that follow the variables' paths, so
 * {@code backbone/block1/conv1/weights} belongs to an op {@code backbone/block1/conv1/Conv2d}.
 * Pools have no name of their own and are counted by scope: {@code backbone/maxpool1}.
 *
 * <p>The channels of a feature must be known when the graph is built, and but in {@linkplain
 * #export exports} its other sizes too; layers throw {@link IllegalArgumentException} where they
 * aren't, and for shapes that don't fit.
 */
public final class GraphLayers implements Layers {
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private final LayerGraph shared;
  private final PathScope ops;
  private final String path;

  private GraphLayers(LayerGraph shared, PathScope ops, String path) {
    this.shared = shared;
    this.ops = ops;
    this.path = path;
  }

  /**
   * Layers for training.
   *
   * @param graph where ops go; nothing else may add ops below the layers' scopes
   * @param batchNormFrozen whether batch norm uses its running averages
   * @param batchNormDecay of the running averages, in 0..1
   * @param seed of dropout
   * @param step scalar, fed: the number of the training step, which varies dropout
   */
  public static GraphLayers training(
      Graph graph,
      boolean batchNormFrozen,
      double batchNormDecay,
      long seed,
      Operand<TInt64> step) {
    return training(graph, batchNormFrozen, batchNormDecay, null, seed, step);
  }

  /**
   * The same with an epsilon of all batch norms.
   *
   * @param batchNormEpsilon added to variances, or null for what each layer says
   */
  public static GraphLayers training(
      Graph graph,
      boolean batchNormFrozen,
      double batchNormDecay,
      @Nullable Double batchNormEpsilon,
      long seed,
      Operand<TInt64> step) {
    Mode mode = batchNormFrozen ? Mode.TRAINING_FROZEN : Mode.TRAINING;
    Dropout dropout = new Dropout(seed, step);
    return top(
        new LayerGraph(
            graph, mode, new PlacedForms(mode), false, batchNormDecay, batchNormEpsilon, dropout));
  }

  /** Layers for inference. Gradients through them are not right. */
  public static GraphLayers inference(Graph graph) {
    return inference(graph, false, null);
  }

  /**
   * Layers for inference. Gradients through them are not right.
   *
   * @param folded whether batch norm behind a convolution becomes part of its weights ({@link
   *     #foldedNorms}): the results are the same but for their last bits
   * @param batchNormEpsilon added to variances, or null for what each layer says
   */
  public static GraphLayers inference(
      Graph graph, boolean folded, @Nullable Double batchNormEpsilon) {
    Mode mode = folded ? Mode.INFERENCE_FOLDED : Mode.INFERENCE;
    return top(
        new LayerGraph(graph, mode, new PlacedForms(mode), false, 0, batchNormEpsilon, null));
  }

  /**
   * Layers for inference elsewhere, in ops that have their counterpart in other programs: atrous
   * layers have dilated kernels, and heights and widths needn't be known.
   *
   * @param folded whether batch norm behind a convolution becomes part of its weights ({@link
   *     #foldedNorms})
   * @param batchNormEpsilon added to variances, or null for what each layer says
   * @param normalized whether images come normalised already
   */
  public static GraphLayers export(
      Graph graph, boolean folded, @Nullable Double batchNormEpsilon, boolean normalized) {
    Mode mode = folded ? Mode.INFERENCE_FOLDED : Mode.INFERENCE;
    return top(
        new LayerGraph(graph, mode, new ExportForms(), normalized, 0, batchNormEpsilon, null));
  }

  private static GraphLayers top(LayerGraph shared) {
    return new GraphLayers(shared, new PathScope(shared.graph), "");
  }

  /** The variables of all layers so far. */
  public Variables variables() {
    return shared.variables;
  }

  /** The ops that a training step runs beside the optimizer: new running averages. */
  public List<Op> updates() {
    return List.copyOf(shared.updates);
  }

  /** The batch norms that became part of convolutions. */
  public List<FoldedNorm> foldedNorms() {
    return shared.folding.norms();
  }

  /** The named features so far, by path. */
  public Map<String, Operand<TFloat32>> taps() {
    return Collections.unmodifiableMap(shared.taps);
  }

  @Override
  public Layers scope(String segment) {
    return new GraphLayers(shared, ops.at(checked(segment)), below(segment));
  }

  private static String checked(String segment) {
    if (!SEGMENT.matcher(segment).matches()) {
      throw new IllegalArgumentException(
          "`%s` is no segment of a path: letters, digits, `_`, `.` and `-`".formatted(segment));
    }
    return segment;
  }

  private String below(String segment) {
    return path.isEmpty() ? segment : path + "/" + segment;
  }

  private LayerScope layer(String name) {
    return new LayerScope(ops.at(checked(name)), below(name), shared.variables);
  }

  @Override
  public Operand<TFloat32> tap(String name, Operand<TFloat32> x) {
    String key = below(checked(name));
    if (shared.taps.putIfAbsent(key, x) != null) {
      throw new IllegalArgumentException("tap `%s` exists already".formatted(key));
    }
    return x;
  }

  @Override
  public Operand<TFloat32> tapped(String path) {
    @Nullable Operand<TFloat32> x = shared.taps.get(path);
    if (x == null) {
      throw new IllegalArgumentException(
          "no tap `%s`; there are: %s".formatted(path, String.join(", ", shared.taps.keySet())));
    }
    return x;
  }

  @Override
  public Operand<TFloat32> normalize(Operand<TFloat32> x, Normalization normalization) {
    if (shared.normalized) {
      return x;
    }
    LayerScope layer = layer("normalize");
    Operand<TFloat32> centered =
        Sub.create(layer.ops(), x, channels(layer, "mean", normalization.mean()));
    return Div.create(layer.ops(), centered, channels(layer, "std", normalization.std()));
  }

  private static Constant<TFloat32> channels(LayerScope layer, String name, List<Double> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return Constant.vectorOf(layer.ops().withName(name), floats);
  }

  @Override
  public Operand<TFloat32> conv(String name, Operand<TFloat32> x, int width, Window window) {
    return groupedConv(name, x, width, 1, window);
  }

  @Override
  public Operand<TFloat32> depthwise(String name, Operand<TFloat32> x, Window window) {
    LayerScope layer = layer(name);
    long channels = Features.channels(layer.path(), x);
    List<Long> shape = List.of((long) window.height(), (long) window.width(), channels, 1L);
    Variable weights = layer.variable("weights", shape, Role.DEPTHWISE_WEIGHTS);
    return shared.folding.convolution(
        weights, values -> shared.forms.depthwise(layer, x, values, window));
  }

  @Override
  public Operand<TFloat32> groupedConv(
      String name, Operand<TFloat32> x, int width, int groups, Window window) {
    LayerScope layer = layer(name);
    long channels = Features.channels(layer.path(), x);
    Features.checkGroups(layer.path(), groups, channels, width);
    List<Long> shape =
        List.of((long) window.height(), (long) window.width(), channels / groups, (long) width);
    Variable weights = layer.variable("weights", shape, Role.WEIGHTS);
    return shared.folding.convolution(
        weights, values -> shared.forms.convolution(layer, x, values, groups, window));
  }

  @Override
  public Operand<TFloat32> bias(String name, Operand<TFloat32> x) {
    LayerScope layer = layer(name);
    List<Long> shape = List.of(Features.channels(layer.path(), x));
    Variable biases = layer.variable("biases", shape, Role.BIASES);
    return shared.folding.biased(x, biases, BiasAdd.create(layer.ops(), x, biases.value()));
  }

  /**
   * {@inheritDoc}
   *
   * <p>In training, a statistic over one value (a 1x1 map with batch 1) says nothing: its variance
   * is 0, and the output would not depend on the input. Such a layer is normalised with its running
   * averages, which stay as they are.
   */
  @Override
  public Operand<TFloat32> batchNorm(String name, Operand<TFloat32> x, double epsilon) {
    LayerScope layer = layer(name);
    @Nullable Double given = shared.batchNormEpsilon;
    BatchNormalization norm =
        new BatchNormalization(
            layer, Features.channels(layer.path(), x), given == null ? epsilon : given);
    return switch (shared.mode) {
      case TRAINING ->
          Features.isSingleValue(layer.path(), x)
              ? norm.withRunningAverages(x)
              : norm.withBatchStatistics(x, shared.batchNormDecay, shared.updates);
      case TRAINING_FROZEN, INFERENCE -> norm.withRunningAverages(x);
      case INFERENCE_FOLDED -> norm.folded(x, shared.folding);
    };
  }

  @Override
  public Operand<TFloat32> layerNorm(String name, Operand<TFloat32> x, double epsilon) {
    LayerScope layer = layer(name);
    long channels = Features.channels(layer.path(), x);
    return new LayerNormalization(layer, channels).apply(x, epsilon);
  }

  @Override
  public Operand<TFloat32> scale(String name, Operand<TFloat32> x, double initial) {
    LayerScope layer = layer(name);
    List<Long> shape = List.of(Features.channels(layer.path(), x));
    Variable scale = layer.variable("scale", shape, Role.SCALE, new Start.Fill(initial));
    return Mul.create(layer.ops(), x, scale.value());
  }

  @Override
  public Operand<TFloat32> relu(Operand<TFloat32> x) {
    return Relu.create(ops, x);
  }

  @Override
  public Operand<TFloat32> relu6(Operand<TFloat32> x) {
    return Relu6.create(ops, x);
  }

  @Override
  public Operand<TFloat32> sigmoid(Operand<TFloat32> x) {
    return Sigmoid.create(ops, x);
  }

  @Override
  public Operand<TFloat32> gelu(Operand<TFloat32> x) {
    return activations("gelu").gelu(x);
  }

  @Override
  public Operand<TFloat32> swish(Operand<TFloat32> x) {
    return activations("swish").swish(x);
  }

  @Override
  public Operand<TFloat32> hardSwish(Operand<TFloat32> x) {
    return activations("hard_swish").hardSwish(x);
  }

  @Override
  public Operand<TFloat32> hardSigmoid(Operand<TFloat32> x) {
    return activations("hard_sigmoid").hardSigmoid(x);
  }

  private Activations activations(String kind) {
    return new Activations(layer(shared.next(path, kind)).ops());
  }

  @Override
  public Operand<TFloat32> maxPool(Operand<TFloat32> x, Window window) {
    LayerScope layer = layer(shared.next(path, "maxpool"));
    return shared.forms.maxPool(layer, x, window);
  }

  @Override
  public Operand<TFloat32> avgPool(Operand<TFloat32> x, Window window) {
    LayerScope layer = layer(shared.next(path, "avgpool"));
    return shared.forms.averagePool(layer, x, window);
  }

  @Override
  public Operand<TFloat32> globalPool(Operand<TFloat32> x) {
    LayerScope layer = layer(shared.next(path, "global_pool"));
    Features.channels(layer.path(), x);
    Constant<TInt32> axes = Constant.vectorOf(layer.ops().withName("axes"), new int[] {1, 2});
    return Mean.create(layer.ops(), x, axes, Mean.keepDims(true));
  }

  @Override
  public Operand<TFloat32> binPool(Operand<TFloat32> x, int bins) {
    LayerScope layer = layer(shared.next(path, "bin_pool"));
    if (bins < 1) {
      throw new IllegalArgumentException(
          "`%s`: there must be at least 1 bin, not %d".formatted(layer.path(), bins));
    }
    return shared.forms.binPool(layer, x, bins);
  }

  @Override
  public Operand<TFloat32> subsample(Operand<TFloat32> x, int stride) {
    LayerScope layer = layer(shared.next(path, "subsample"));
    Features.channels(layer.path(), x);
    if (stride < 1) {
      throw new IllegalArgumentException(
          "`%s`: stride %d is less than 1".formatted(layer.path(), stride));
    }
    return Subsampling.of(layer.ops(), x, stride);
  }

  @Override
  public Operand<TFloat32> resizeLike(
      Operand<TFloat32> x, Operand<TFloat32> like, Interpolation interpolation) {
    LayerScope layer = layer(shared.next(path, "resize"));
    return shared.forms.resize(layer, x, like, interpolation);
  }

  @Override
  public Operand<TFloat32> add(Operand<TFloat32> a, Operand<TFloat32> b) {
    Features.checkAddable(path, a, b);
    return Add.create(ops, a, b);
  }

  @Override
  public Operand<TFloat32> multiply(Operand<TFloat32> a, Operand<TFloat32> b) {
    Features.checkMultipliable(path, a, b);
    return Mul.create(ops, a, b);
  }

  @Override
  public Operand<TFloat32> concat(List<Operand<TFloat32>> branches) {
    Features.checkConcatenable(path, branches);
    return Concat.create(ops, branches, Constant.scalarOf(ops.withName("channels"), 3));
  }

  @Override
  public Operand<TFloat32> dropout(String name, Operand<TFloat32> x, double rate) {
    LayerScope layer = layer(name);
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "`%s`: a dropout rate is in 0..1, without 1, not %s".formatted(layer.path(), rate));
    }
    Features.channels(layer.path(), x);
    return shared.dropout == null || rate == 0 ? x : shared.dropout.apply(layer, x, rate);
  }
}
